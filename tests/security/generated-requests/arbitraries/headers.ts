import fc from 'fast-check';

/** What may stand in a header line. */
const LATIN1 = /[^\t\x20-\x7e\x80-\xff]/g;
const fieldText = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replace(LATIN1, '').trim());
const visible = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 40 }).map((text) => text.trim());

const etags = [
  '*',
  '"x"',
  'W/"x"',
  '@etag:0',
  '@etag:1',
  'W/@etag:2',
  '"a", "b"',
  '""',
  'x',
  ', ,',
  '"',
  '@etag:3, "b"',
];

const VALUES: Readonly<Record<string, readonly string[]>> = {
  'idempotency-key': [
    ...[
      'key-0',
      'key-1',
      'key-2',
      'key-3',
      '"quoted"',
      'a b',
      'é',
      '',
      '*',
      'k'.repeat(255),
      'k'.repeat(256),
    ],
  ],
  'if-match': etags,
  'if-none-match': etags,
  accept: [
    '*/*',
    'text/html',
    'application/xml;q=0.9',
    '*/*;q=0',
    'application/json;q=x',
    'image/*',
    ',',
    'nonsense',
  ],
  'accept-encoding': ['gzip', 'br;q=1, identity;q=0', '*;q=0', 'identity;q=0', 'zstd, nonsense', ''],
  'accept-language': ['de', '*', 'x-klingon;q=2'],
  'cache-control': ['no-cache', 'no-store', 'max-age=0', 'only-if-cached', 'max-age=x', 'no-cache="x"'],
  'x-request-id': ['check-1', 'a b', '"', '{"a":1}', 'x'.repeat(129), '../..', '${7*7}'],
  traceparent: [
    `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`,
    '00-x',
    'ff-',
    `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  ],
  range: ['bytes=0-1', 'bytes=5-', 'bytes=x', 'items=0-1'],
  'content-encoding': ['gzip', 'br', 'identity', 'nonsense'],
  origin: ['null', 'https://evil.example', 'http://localhost:3000'],
  'user-agent': ['', 'x'.repeat(2_000), 'é'],
  prefer: ['return=minimal'],
  'x-forwarded-prefix': ['/api/v9', '//evil.example'],
  'if-modified-since': ['Thu, 01 Jan 1970 00:00:00 GMT', 'yesterday'],
  'if-range': ['"x"'],
  cookie: ['a=b; session=x'],
};

const field = fc
  .constantFrom(...Object.keys(VALUES))
  .chain((name) =>
    fc.tuple(
      fc.constant(name),
      fc.oneof(
        { weight: 5, arbitrary: fc.constantFrom(...(VALUES[name] ?? [''])) },
        { weight: 1, arbitrary: visible },
        { weight: 1, arbitrary: fieldText },
      ),
    ),
  );

/** A few header fields, with the values that clients send and with others. */
export const someHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { withCrossShrink: true },
  { weight: 3, arbitrary: fc.constant({}) },
  {
    weight: 4,
    arbitrary: fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => Object.fromEntries(fields)),
  },
);
