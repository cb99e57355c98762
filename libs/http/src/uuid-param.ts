import { Param, ParseUUIDPipe } from '@nestjs/common';
import { InvalidRequestError } from './validation';

/** A path parameter that must be a UUID; anything else is a 400. @throws InvalidRequestError */
export const UuidParam = (name: string): ParameterDecorator =>
  Param(
    name,
    new ParseUUIDPipe({
      exceptionFactory: () => new InvalidRequestError([{ pointer: `#/${name}`, detail: 'must be a UUID' }]),
    }),
  );
