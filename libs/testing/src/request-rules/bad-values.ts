import type { Location } from './sample';

/** More than a body may have of elements and members. */
const TOO_MANY = 513;
/** A field for longer texts takes line breaks. */
const LONGEST_LINE = 1_000;

const UNFIT = {
  'half an emoji': '\ud83d',
  'the other half': '\ude80',
  'U+0000': '\0',
  'an escape character': '\x1b',
  'a control character of Latin-1': '\x85',
  'a pile of marks': `z${'\u0334'.repeat(31)}`,
};

/**
 * Values that are not allowed at a location, whatever the rest of the body is, by what is wrong with them.
 *
 * @param valid what may stand there
 */
export function badValues({ path, schema }: Location, valid: unknown): Record<string, unknown> {
  const { type, nullable = false, format, maxLength = 0, enum: choices } = schema;
  const isText = type === 'string' && choices === undefined;
  const isName = ['name', 'category'].includes(path.at(-1) ?? '');
  const unfit = Object.entries(UNFIT).map(([what, text]) => [what, `${String(valid)}${text}`]);
  return {
    ...(!nullable && { null: null }),
    ...(isText && (Object.fromEntries(unfit) as object)),
    ...(isText && maxLength <= LONGEST_LINE && { 'a line break': `${String(valid)}\n` + 'x' }),
    ...(isName && { 'nothing to see': '\u200b\u3164', blanks: ' \u00a0' }),
    ...(format === 'uuid' && { 'no UUID': 'tray' }),
    ...(type === 'array' && { 'no array': {}, 'too many': Array(TOO_MANY).fill({}), nulls: [null] }),
    ...(type !== 'array' && { 'an array': [] }),
    ...(type !== 'object' && { 'an object': {} }),
  };
}

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const members = (count: number) => Object.fromEntries(Array(count).fill(0).entries()) as object;

/** Bodies that no operation takes, as they go over the wire. */
export const BAD_BODIES: Readonly<Record<string, string | Buffer>> = {
  'no JSON': '{"a":',
  'no UTF-8': Buffer.from('{"name":"\xe9"}', 'latin1'),
  'no object': '[]',
  'null itself': 'null',
  'too deep': `{"a":${nested(32)}}`,
  'too many elements': `[${Array(TOO_MANY).fill(0).join()}]`,
  'many unknown members': JSON.stringify(members(100)),
};
