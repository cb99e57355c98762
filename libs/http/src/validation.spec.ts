import { Type } from 'class-transformer';
import { IsInt, IsString, Min, ValidateNested } from 'class-validator';
import { InvalidRequestError, RequestValidationPipe } from './validation';

class Line {
  @Min(1)
  @IsInt()
  readonly quantity: number;
}
class Body {
  @IsString()
  readonly name: string;

  @ValidateNested({ each: true })
  @Type(() => Line)
  readonly lines: Line[];
}

const check = (value: unknown) =>
  new RequestValidationPipe().transform(value, { type: 'body', metatype: Body });
const errorsOf = async (value: unknown) => {
  try {
    await check(value);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidRequestError);
    return (error as InvalidRequestError).details.errors;
  }
};

describe('request validation', () => {
  it('lets a valid body pass as an instance of its class', async () => {
    const body = await check({ name: 'x', lines: [{ quantity: 1 }] });
    expect(body).toBeInstanceOf(Body);
  });

  it('points at each violated rule', async () => {
    expect(await errorsOf({ name: 1, lines: [{ quantity: 1 }, { quantity: 0 }] })).toEqual([
      { pointer: '#/name', detail: 'must be a string' },
      { pointer: '#/lines/1/quantity', detail: 'must not be less than 1' },
    ]);
  });

  it('tells one error of a field, and at most 20', async () => {
    const unknown = Object.fromEntries(Array(30).fill(0).entries());
    const errors = await errorsOf({ name: 'x', lines: [{ quantity: 'none' }], ...unknown });

    expect(errors).toHaveLength(20);
    expect((await errorsOf({ name: 'x', lines: [{ quantity: 'none' }] })).length).toBe(1);
  });

  it('says the first in words, and how many more there are', () => {
    const error = (pointer: string) => ({ pointer, detail: 'must be a string' });

    expect(new InvalidRequestError([error('#/a')]).message).toBe('#/a must be a string');
    expect(new InvalidRequestError(['#/a', '#/b', '#/c'].map(error)).message).toBe(
      '#/a must be a string, and 2 more: see errors',
    );
  });

  it('names an unknown field, escaped', async () => {
    expect(await errorsOf({ name: 'x', lines: [], 'a/b~c': 1 })).toEqual([
      { pointer: '#/a~1b~0c', detail: 'should not exist' },
    ]);
  });

  it.each([[[]], ['text'], [5], [null]])('refuses %j as a body', async (value) => {
    expect(await errorsOf(value)).not.toEqual([]);
  });

  it('takes no body as an empty one', async () => {
    expect((await errorsOf(undefined)).map(({ pointer }) => pointer)).toContain('#/name');
  });
});
