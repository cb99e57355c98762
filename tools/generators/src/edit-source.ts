import ts from 'typescript';

type Literal = ts.ArrayLiteralExpression | ts.ObjectLiteralExpression;

/** Adds an import behind the last one. */
export function addImport(source: string, statement: string): string {
  const imports = parse(source).statements.filter(ts.isImportDeclaration);
  const end = imports.at(-1)?.end ?? 0;
  return `${source.slice(0, end)}\n${statement}${source.slice(end)}`;
}

/**
 * Adds elements to the end of the list or object that a variable or property holds.
 *
 * @throws Error when nothing of that name holds one
 */
export function addToLiteral(source: string, name: string, elements: string): string {
  const literal = literalOf(parse(source), name);
  if (!literal) throw new Error(`nothing called ${name} holds a list or an object`);
  const members = ts.isArrayLiteralExpression(literal) ? literal.elements : literal.properties;
  const comma = members.length === 0 || members.hasTrailingComma ? '' : ',';
  return `${source.slice(0, members.end)}${comma}\n${elements}${source.slice(members.end)}`;
}

const parse = (source: string) => ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);

function literalOf(node: ts.Node, name: string): Literal | undefined {
  if ((ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && isNamed(node.name, name)) {
    const value = node.initializer && bare(node.initializer);
    if (value && (ts.isArrayLiteralExpression(value) || ts.isObjectLiteralExpression(value))) return value;
  }
  return ts.forEachChild(node, (child) => literalOf(child, name));
}

const isNamed = (node: ts.Node, name: string) =>
  (ts.isIdentifier(node) || ts.isStringLiteral(node)) && node.text === name;

const bare = (value: ts.Expression): ts.Expression =>
  ts.isAsExpression(value) ? bare(value.expression) : value;
