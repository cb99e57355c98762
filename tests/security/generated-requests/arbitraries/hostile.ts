import fc from 'fast-check';

const TEXTS = [
  ...['', ' ', '\u0000', '\ud800', '\ufeff', '\u202e', '\t', 'a\nb', 'a\r\nX-Evil: 1', 'é', 'e\u0301', '😀'],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'null',
    'undefined',
    'NaN',
    'true',
    '-1',
    '0x10',
    '1e3',
    '1_000',
  ],
  ...[
    "' OR 1=1 --",
    '${7*7}',
    '{{7*7}}',
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '*',
    '?',
    '[',
    '\\',
  ],
  ...['%', '%00', '%2e%2e', '..', '-', '~', '|', '(', '"', "'", '@{}', 'ｆｕｌｌ', 'İ', 'ß', 'ﬁ', '\uffff'],
  ...['9999-12-31T23:59:59Z', '00000000-0000-0000-0000-000000000000', '*'.repeat(300), 'ä'.repeat(5_001)],
];
const NUMBERS = [0, -0, -1, 1, 1.5, 0.001, 1e-7, 99.999, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e308, 5e-324];

/** Texts that some layer somewhere trips over. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

/** JSON of any kind where another was expected. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 3, arbitrary: fc.constantFrom(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { $gt: '' }) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
