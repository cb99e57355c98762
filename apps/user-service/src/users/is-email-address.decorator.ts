import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsEmail, Matches } from 'class-validator';

/** Removes outer blanks from a text; any other value is left for the validators to refuse. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/**
 * Accepts an e-mail address in ASCII, with outer blanks taken off.
 *
 * Some letters outside ASCII become ASCII letters in lower case (U+212A becomes k), so that two mailboxes would be the
 * same account.
 */
export const IsEmailAddress = (): PropertyDecorator =>
  applyDecorators(
    Trimmed(),
    IsEmail({}, { message: '$property must be an e-mail address' }),
    Matches(/^[\x21-\x7e]*$/, { message: '$property must be in ASCII' }),
  );
