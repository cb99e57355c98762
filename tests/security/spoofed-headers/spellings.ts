/** A way to write a header field, as lines of a request. */
export interface Spelling {
  readonly name: string;
  readonly lines: (field: string, value: string) => string[];
}

const spelling = (name: string, ...write: ((field: string, value: string) => string)[]): Spelling => ({
  name,
  lines: (field, value) => write.map((line) => line(field, value)),
});

const mixed = (field: string) =>
  [...field].map((letter, index) => (index % 2 ? letter.toUpperCase() : letter.toLowerCase())).join('');

/** Spellings that some parser takes for the plain one. */
export const SPELLINGS: readonly Spelling[] = [
  spelling('plain', (field, value) => `${field}: ${value}`),
  spelling('in lower case', (field, value) => `${field.toLowerCase()}: ${value}`),
  spelling('in capitals', (field, value) => `${field.toUpperCase()}: ${value}`),
  spelling('in mixed case', (field, value) => `${mixed(field)}: ${value}`),
  spelling('with underscores', (field, value) => `${field.replaceAll('-', '_')}: ${value}`),
  spelling('with one underscore', (field, value) => `${field.replace('-', '_')}: ${value}`),
  spelling('with dots', (field, value) => `${field.replaceAll('-', '.')}: ${value}`),
  spelling(
    'as a CGI variable',
    (field, value) => `HTTP_${field.replaceAll('-', '_').toUpperCase()}: ${value}`,
  ),
  spelling('with a space before the colon', (field, value) => `${field} : ${value}`),
  spelling('with a tab before the colon', (field, value) => `${field}\t: ${value}`),
  spelling('with a tab before the value', (field, value) => `${field}:\t${value}\t`),
  spelling('without a space', (field, value) => `${field}:${value}`),
  spelling('folded', (field, value) => `${field}:\r\n ${value}`),
  spelling('behind a line feed', (field, value) => `X-One: 1\n${field}: ${value}`),
  spelling('doubled', ...[0, 1].map(() => (field: string, value: string) => `${field}: ${value}`)),
  spelling(
    'doubled, once with underscores',
    (field, value) => `${field.replaceAll('-', '_')}: ${value}`,
    (field, value) => `${field}: ${value}`,
  ),
  spelling(
    'named by Connection',
    (field) => `Connection: close, ${field}`,
    (field, value) => `${field}: ${value}`,
  ),
  spelling(
    'named by Connection with underscores',
    (field) => `Connection: ${field.replaceAll('-', '_')}, close`,
    (field, value) => `${field.replaceAll('-', '_')}: ${value}`,
    (field, value) => `${field}: ${value}`,
  ),
];
