import { Param, ParseUUIDPipe, type PipeTransform } from '@nestjs/common';
import { InvalidRequestError } from './validation';

const LOWER_CASE: PipeTransform<string, string> = { transform: (id) => id.toLowerCase() };

/** A path parameter that must be a UUID, in either case; anything else is a 400. @throws InvalidRequestError */
export const UuidParam = (name: string): ParameterDecorator =>
  Param(
    name,
    new ParseUUIDPipe({
      exceptionFactory: () => new InvalidRequestError([{ pointer: `#/${name}`, detail: 'must be a UUID' }]),
    }),
    LOWER_CASE,
  );
