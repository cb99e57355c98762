import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { getMetadataStorage, IsString, ValidateBy } from 'class-validator';
import { hasLength, isVisible, normalized } from './text';

const LONG_TEXT = 'isLongText';

const Transformed = (change: (text: string) => string): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? change(value) : value));

const HasLength = (min: number, max: number) =>
  ValidateBy({
    name: 'hasLength',
    validator: {
      validate: (value) => typeof value === 'string' && hasLength(value, min, max),
      defaultMessage: () =>
        min > 0
          ? `$property must have ${min} to ${max} characters`
          : `$property must have at most ${max} characters`,
    },
  });

const IsVisible = () =>
  ValidateBy({
    name: 'isVisible',
    validator: {
      validate: (value) => typeof value === 'string' && isVisible(value),
      defaultMessage: () => '$property must have a visible character',
    },
  });

/** The rule of {@link IsName}, for the OpenAPI document. */
export const NAME_RULE =
  'one line with something to see in it; kept without outer blanks, in normalization form C';
/** The rule of {@link IsLongText}, for the OpenAPI document. */
export const LONG_TEXT_RULE =
  'may have line breaks and tabs, no other control characters; kept in normalization form C';

/** Accepts a name: one line with a visible character. It is stored trimmed, in form C. */
export const IsName = (maxLength: number): PropertyDecorator =>
  applyDecorators(
    Transformed((text) => normalized(text.trim(), maxLength)),
    IsString(),
    HasLength(1, maxLength),
    IsVisible(),
  );

/** Accepts a text of several lines. It is stored in form C. */
export const IsLongText = (maxLength: number): PropertyDecorator =>
  applyDecorators(
    Transformed((text) => normalized(text, maxLength)),
    ValidateBy({
      name: LONG_TEXT,
      validator: {
        validate: (value) => typeof value === 'string',
        defaultMessage: () => '$property must be a string',
      },
    }),
    HasLength(0, maxLength),
  );

/** Accepts one line to compare with names, and brings it into the form in which they are stored. */
export const IsSearchText = (minLength: number, maxLength: number): PropertyDecorator =>
  applyDecorators(
    Transformed((text) => normalized(text, maxLength)),
    IsString(),
    HasLength(minLength, maxLength),
  );

const longTexts = new WeakMap<object, ReadonlySet<string>>();

/** The fields of a DTO class that may have several lines, inherited ones included. */
export function longTextsOf(dto: object | undefined): ReadonlySet<string> {
  if (!dto) return new Set();
  const known = longTexts.get(dto);
  if (known) return known;
  const rules = getMetadataStorage().getTargetValidationMetadatas(dto as () => void, '', true, false);
  const found = new Set(
    rules.flatMap(({ name, propertyName }) => (name === LONG_TEXT ? [propertyName] : [])),
  );
  longTexts.set(dto, found);
  return found;
}
