/** Ways to write a path so that one parser sees the API and another something else. `host` is any other host. */
export type Encoding = (path: string, host: string) => string;

const all = (text: string, encode: (byte: string) => string) =>
  [...text].map((character) => (character === '/' ? '/' : encode(character))).join('');
const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(2, '0');
const percent = (text: string) => all(text, (character) => `%${hex(character)}`);
const fullWidth = (text: string) =>
  all(text, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const first = (path: string, encode: (text: string) => string) =>
  `/${encode(path.slice(1, 2))}${path.slice(2)}`;

const PLAIN: readonly Encoding[] = [
  (path) => `/api${path}`,
  (path) => `/api/v1${path}`,
  (path) => `/api/v2${path}`,
  (path) => `/api/api${path}`,
  (path) => `/api/v1/api${path}`,
];

const DOTS: readonly Encoding[] = [
  ...['..', '%2e%2e', '%2E.', '.%2e', '%252e%252e', '%c0%ae%c0%ae', '%e0%80%ae%e0%80%ae', '%u002e%u002e'],
  ...['．．', '%ef%bc%8e%ef%bc%8e', '..;', '..;x=y', '..%00', '..%09', '..%0d%0a', '.%00.', '...', '..%20'],
].flatMap((dots): Encoding[] => [
  (path) => `/api/${dots}${path}`,
  (path) => `/api/v1/${dots}${path}`,
  (path) => `/api/products/${dots}${path}`,
  (path) => `/api/products/x/${dots}/${dots}${path}`,
]);

const SLASHES: readonly Encoding[] = [
  ...['%2f', '%2F', '%252f', '%5c', '%255c', '%c0%af', '%e0%80%af', '%c1%9c', '\\', '／', '∕', '%ef%bc%8f'],
].flatMap((slash): Encoding[] => [
  (path) => `/api${path.replaceAll('/', slash)}`,
  (path) => `/api/products/..${path.replaceAll('/', slash)}`,
  (path) => `/api/products${`/..${path}`.replaceAll('/', slash)}`,
]);

const DOUBLED: readonly Encoding[] = [
  (path) => `/api/${path}`,
  (path) => `/api//${path}`,
  (path) => `//api${path}`,
  (path) => `/api${path.replaceAll('/', '//')}`,
  (path) => `/api/.${path}`,
  (path) => `/api/./.${path}`,
  (path) => `/./api${path}`,
];

const LETTERS: readonly Encoding[] = [
  (path) => `/api${path.toUpperCase()}`,
  (path) => `/API${path}`,
  (path) => `/Api${path}`,
  (path) => `/api/V1${path}`,
  (path) => `/api${first(path, (letter) => letter.toUpperCase())}`,
  (path) => `/api${first(path, percent)}`,
  (path) => `/api${percent(path)}`,
  (path) => `/api${first(path, (letter) => `%25${hex(letter)}`)}`,
  (path) => `/api${first(path, (letter) => `%u00${hex(letter)}`)}`,
  (path) => `/api${first(path, fullWidth)}`,
  (path) => `/api${fullWidth(path)}`,
  (path) => `/api${encodeURI(fullWidth(path))}`,
  (path) => `/%61pi${path}`,
];

const ENDINGS: readonly Encoding[] = [
  '/',
  '.',
  '/.',
  '%20',
  '%00',
  '%00.json',
  '%0a',
  '%3f',
  '%23',
  ';',
  ';a=b',
]
  .concat(['.json', '~', '/..', '#x', '%', '%zz', '%2f', '\\'])
  .map((ending) => (path: string) => `/api${path}${ending}`);

const SEMICOLONS: readonly Encoding[] = [
  (path) => `/api;x=y${path}`,
  (path) => `/;/api${path}`,
  (path) => `/api/;${path}`,
  (path) => `/api/products;${path}`,
];

const ORIGINS: readonly Encoding[] = [
  (path, host) => `http://${host}/api${path}`,
  (path, host) => `http://${host}/api/products/..${path}`,
  (path, host) => `//${host}${path}`,
  (path, host) => `//${host}/api${path}`,
  (path, host) => `/api//${host}${path}`,
  (path, host) => `/api/http://${host}${path}`,
  (path, host) => `/api@${host}${path}`,
  (path, host) => `/api/@${host}${path}`,
  (path, host) => `@${host}${path}`,
  (path, host) => `/\\${host}${path}`,
  (path, host) => `/api/\\\\${host}${path}`,
  (path, host) => `/api/products?@${host}${path}`,
  (path, host) => `/api/products?/../..${path}&http://${host}`,
  (path, host) => `http:${host}${path}`,
  (path) => `api${path}`,
  (path) => path.slice(1),
];

/** All of them. */
export const ENCODINGS: readonly Encoding[] = [
  ...PLAIN,
  ...DOTS,
  ...SLASHES,
  ...DOUBLED,
  ...LETTERS,
  ...ENDINGS,
  ...SEMICOLONS,
  ...ORIGINS,
];
