import { IsInt, validateSync } from 'class-validator';
import { OptionalField } from './optional-field.decorator';

class Body {
  @OptionalField()
  @IsInt()
  count?: unknown;
}

const isValid = (count: unknown) => validateSync(Object.assign(new Body(), { count })).length === 0;

describe('an optional field', () => {
  it('may be absent, and is valid by its own rules else', () => {
    expect([isValid(undefined), isValid(7), isValid('7')]).toEqual([true, true, false]);
  });

  it('may not be null', () => {
    expect(isValid(null)).toBe(false);
  });
});
