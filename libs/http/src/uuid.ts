import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsArray, ValidateBy } from 'class-validator';

/** Of whatever version: an id that nothing has is unknown, not malformed. @see RFC 9562, 4 */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The one rule of what an id may look like, wherever it stands. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** An id in the case it is kept in; anything else as it is. */
export const inOneCase = <Value>(value: Value): Value =>
  isUuid(value) ? (value.toLowerCase() as Value & string) : value;

/** When a UUID v7 was made, as RFC 3339: whoever repeats a creation under its id tells the same. @see RFC 9562, 5.7 */
export const creationTimeOf = (id: string): string =>
  new Date(parseInt(id.replace('-', '').slice(0, 12), 16)).toISOString();

/** Accepts a UUID, or with `each` a list of them, in either case, and has it in lower case. */
export const IsUuid = ({ each = false } = {}): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      each && Array.isArray(value) ? value.map(inOneCase) : inOneCase(value),
    ),
    ...(each ? [IsArray()] : []),
    ValidateBy(
      {
        name: 'isUuid',
        validator: {
          validate: isUuid,
          defaultMessage: () =>
            each ? 'each value in $property must be a UUID' : '$property must be a UUID',
        },
      },
      { each },
    ),
  );
