import { ValidateBy } from 'class-validator';

/** How many bytes of a password bcrypt reads; it ignores the rest. */
export const MAX_PASSWORD_BYTES = 72;
const MIN_PASSWORD_BYTES = 12;

const isPassword = (value: unknown) => {
  if (typeof value !== 'string') return false;
  const bytes = Buffer.byteLength(value.normalize('NFC'));
  return bytes >= MIN_PASSWORD_BYTES && bytes <= MAX_PASSWORD_BYTES;
};

/** Accepts a new password: 12 to 72 bytes in UTF-8, in Unicode's form C. */
export const IsPassword = (): PropertyDecorator =>
  ValidateBy({
    name: 'isPassword',
    validator: {
      validate: isPassword,
      defaultMessage: () => `$property must have ${MIN_PASSWORD_BYTES} to ${MAX_PASSWORD_BYTES} bytes`,
    },
  });
