import { PickType } from '@nestjs/swagger';
import { InvalidRequestError, RequestValidationPipe } from './validation';
import { IsLongText, IsName, IsSearchText } from './text.decorators';

class Body {
  @IsName(10)
  readonly name: string;

  @IsLongText(20)
  readonly story: string;

  @IsSearchText(1, 10)
  readonly words: string;
}

const VALID = { name: 'Ada', story: 'Once', words: 'a' };
const check = (fields: object) =>
  new RequestValidationPipe().transform({ ...VALID, ...fields }, { type: 'body', metatype: Body });

describe('texts in a request', () => {
  it('are kept in form C, names without outer blanks', async () => {
    expect(await check({ name: ' Noe\u0308\u00a0', story: ' e\u0301\n\tz ', words: ' e\u0301' })).toEqual({
      name: 'Noë',
      story: ' é\n\tz ',
      words: ' é',
    });
  });

  it.each([
    ['half an emoji', { story: 'a \ud83d' }, '#/story'],
    ['half an emoji in an unknown field', { other: ['\ude80'] }, '#/other/0'],
    ['U+0000', { words: 'a\0' }, '#/words'],
    ['a line break in a line', { name: 'A\nda' }, '#/name'],
    ['a control character in a long text', { story: '\x1b[31m' }, '#/story'],
    ['a line break below a long text', { story: ['a\nb'] }, '#/story/0'],
    ['a name that cannot be seen', { name: '\u200b' }, '#/name'],
    ['a name of too many characters', { name: 'a'.repeat(11) }, '#/name'],
    ['a name of too many code units', { name: 'e\u0301'.repeat(1_000) }, '#/name'],
    ['a pile of marks', { story: 'z' + '\u0334'.repeat(31) }, '#/story'],
    ['a name that is none', { name: 7 }, '#/name'],
  ])('are refused: %s', async (_, fields, pointer) => {
    const refusal = await check(fields).catch((error: unknown) => error);

    expect(refusal).toBeInstanceOf(InvalidRequestError);
    expect((refusal as InvalidRequestError).details.errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('may go over lines in a class that took the field over from another', async () => {
    class Part extends PickType(Body, ['story']) {}
    const pipe = new RequestValidationPipe();

    expect(await pipe.transform({ story: 'a\nb' }, { type: 'body', metatype: Part })).toEqual({
      story: 'a\nb',
    });
  });

  it('have as many characters as can be counted, however they were composed', async () => {
    expect(await check({ name: 'e\u0301'.repeat(10) })).toMatchObject({ name: 'é'.repeat(10) });
    expect(await check({ name: '🚀'.repeat(10) })).toMatchObject({ name: '🚀'.repeat(10) });
  });
});
