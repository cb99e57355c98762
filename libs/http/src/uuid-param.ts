import { Param, type PipeTransform } from '@nestjs/common';
import { inOneCase, isUuid } from './uuid';
import { InvalidRequestError } from './validation';

/** A path parameter that must be a UUID, in either case; anything else is a 400. @throws InvalidRequestError */
export const UuidParam = (name: string): ParameterDecorator => {
  const pipe: PipeTransform<unknown, string> = {
    transform: (id) => {
      if (isUuid(id)) return inOneCase(id);
      throw new InvalidRequestError([{ pointer: `#/${name}`, detail: 'must be a UUID' }]);
    },
  };
  return Param(name, pipe);
};
