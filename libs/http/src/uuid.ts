import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsArray, ValidateBy } from 'class-validator';

/** Of any version: an id of another version is well-formed and answered with 404. @see RFC 9562, 4 */
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The rule for ids, wherever they occur. */
export const isUuid = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** An id in lower case, as it is stored; any other value unchanged. */
export const inOneCase = <Value>(value: Value): Value =>
  isUuid(value) ? (value.toLowerCase() as Value & string) : value;

/** The time in a UUID v7, as RFC 3339: a repeated creation under the same id gets the same time. @see RFC 9562, 5.7 */
export const creationTimeOf = (id: string): string =>
  new Date(parseInt(id.replace('-', '').slice(0, 12), 16)).toISOString();

/** Accepts a UUID, or with `each` a list of them, in either case, and brings it into lower case. */
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
