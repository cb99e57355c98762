import { addImport, addToLiteral } from './edit-source';

describe('addImport', () => {
  it('goes behind the last import', () => {
    expect(
      addImport("import a from 'a';\nimport {\n  b,\n} from 'b';\n\na(b);\n", "import c from 'c';"),
    ).toBe("import a from 'a';\nimport {\n  b,\n} from 'b';\nimport c from 'c';\n\na(b);\n");
  });
});

describe('addToLiteral', () => {
  it.each([
    ['a list', 'const all = [A, B];', 'const all = [A, B,\nC];'],
    ['a list that ends in a comma', 'const all = [A, B,] as const;', 'const all = [A, B,\nC] as const;'],
    ['an empty list', 'const all = [];', 'const all = [\nC];'],
    ['a list with a comment behind', 'const all = [A /* ] */];', 'const all = [A,\nC /* ] */];'],
    ['a property', 'const x = { other: [Z], all: [A] };', 'const x = { other: [Z], all: [A,\nC] };'],
    ['a quoted property', "const x = { 'all': { a: 1 } };", "const x = { 'all': { a: 1,\nC } };"],
  ])('adds to %s', (_, source, expected) => {
    expect(addToLiteral(source, 'all', 'C')).toBe(expected);
  });

  it('fails where there is none', () => {
    expect(() => addToLiteral('const all = 1;', 'all', 'C')).toThrow('nothing called all');
  });
});
