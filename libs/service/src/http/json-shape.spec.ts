import { readableJson, shapeOf, UnreadableBodyError } from './json-shape';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('the shape of a JSON text', () => {
  it.each([
    ['7', 0, 0],
    ['[]', 1, 0],
    ['[ ]', 1, 0],
    ['[ 1, "a" ]', 1, 2],
    ['{"a":1,"b":[{},{}]}', 3, 4],
    ['[[],[],[]]', 2, 3],
    ['["[,{", "\\"[,", "\\\\"]', 1, 3],
  ])('of %s is %d levels and %d parts', (json, levels, parts) => {
    expect(shapeOf(json)).toEqual({ levels, parts });
  });
});

describe('readableJson', () => {
  const read = (json: string | Buffer) => () => readableJson(Buffer.from(json as string));

  it('lets 32 levels pass, and no more', () => {
    expect(read(nested(32))).not.toThrow();
    expect(read(nested(33))).toThrow(UnreadableBodyError);
    expect(read('{"a":'.repeat(33))).toThrow(UnreadableBodyError);
  });

  it('lets 512 elements and members pass, at whatever level, and no more', () => {
    const lines = (count: number) => JSON.stringify(Array(count).fill({ a: 0 }));

    expect(read(lines(256))).not.toThrow();
    expect(read(lines(257))).toThrow(UnreadableBodyError);
    expect(read(JSON.stringify(Object.fromEntries(Array(513).fill(0).entries())))).toThrow(
      UnreadableBodyError,
    );
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(read(Buffer.from('{"a":"\xe9"}', 'latin1'))).toThrow(UnreadableBodyError);
    // Half an emoji, as CESU-8 has it.
    expect(read(Buffer.from([0x22, 0xed, 0xa0, 0xbd, 0x22]))).toThrow(UnreadableBodyError);
  });

  it('reads what is well-formed, with or without a byte order mark', () => {
    expect(read('"Ł🚀"')()).toBe('"Ł🚀"');
    expect(read('\ufeff"a"')()).toBe('"a"');
  });
});
