import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsEmail, Matches } from 'class-validator';

/** Takes outer blanks off a text; leaves anything else for the validators to refuse. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/**
 * Accepts an e-mail address in ASCII, with outer blanks taken off.
 *
 * Some letters outside ASCII turn into ASCII ones in lower case (U+212A into k), so that two mailboxes would
 * become one account.
 */
export const IsEmailAddress = (): PropertyDecorator =>
  applyDecorators(
    Trimmed(),
    IsEmail({}, { message: '$property must be an e-mail address' }),
    Matches(/^[\x21-\x7e]*$/, { message: '$property must be in ASCII' }),
  );
