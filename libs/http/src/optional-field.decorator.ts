import { ValidateIf } from 'class-validator';

/** A field that may be absent but not `null`, which class-validator's `IsOptional` would let pass. */
export const OptionalField = (): PropertyDecorator =>
  ValidateIf((_: unknown, value: unknown) => value !== undefined);
