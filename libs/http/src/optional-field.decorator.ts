import { ValidateIf } from 'class-validator';

/** A field that may be left out, but not sent as `null`, which class-validator's own would let pass: null is not absent. */
export const OptionalField = (): PropertyDecorator =>
  ValidateIf((_: unknown, value: unknown) => value !== undefined);
