import { ValidateIf } from 'class-validator';

/** A field that may be left out, but not sent as `null`, which `@IsOptional()` would let pass. */
export const OptionalField = (): PropertyDecorator =>
  ValidateIf((_: unknown, value: unknown) => value !== undefined);
