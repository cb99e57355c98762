import { bodyLimitOf } from '@emporium/contracts';
import type { Endpoint } from '@emporium/testing';

/** As many pieces as fit a body. */
function filled(limit: number, open: string, piece: (index: number) => string, close: string): string {
  let body = open + piece(0);
  for (let index = 1; ; index++) {
    const next = `,${piece(index)}`;
    if (body.length + next.length + close.length > limit) return body + close;
    body += next;
  }
}

function nested(limit: number, open: string, close: string): string {
  const levels = Math.floor((limit - 1) / (open.length + close.length));
  return `${open.repeat(levels)}0${close.repeat(levels)}`;
}

/** A text of one repeated character that fills the body up to its limit. */
const longText = (limit: number, character: string) =>
  character.repeat(Math.floor((limit - 64) / Buffer.byteLength(character)));

const memberName = (index: number) => `"${index.toString(36)}":0`;

/** The largest bodies that an operation has to look at, each bad in another way. */
export function largestBadBodies({ path, bodies }: Endpoint): Record<string, string> {
  const limit = bodyLimitOf(path.replace(/^\/api/, ''));
  const properties = Object.entries(bodies[0]?.properties ?? {});
  const [field = 'name'] = properties.find(([, { type }]) => type === 'string') ?? [];
  const [list = 'items'] = properties.find(([, { type }]) => type === 'array') ?? [];
  const withText = (character: string) => JSON.stringify({ [field]: longText(limit, character) });
  return {
    'empty elements': filled(limit, `{"${list}":[`, () => '{}', ']}'),
    'elements with an unknown member': filled(limit, `{"${list}":[`, () => '{"a":0}', ']}'),
    'lists in a list': filled(limit, `{"${list}":[`, () => '[]', ']}'),
    numbers: filled(limit, '[', () => '0', ']'),
    'unknown members': filled(limit, '{', memberName, '}'),
    'lists in lists': nested(limit, '[', ']'),
    'objects in objects': nested(limit, '{"a":', '}'),
    'a long text': withText('x'),
    'a pile of marks': withText('\u0334'),
    'half emojis': `{"${field}":"${longText(limit, '\\ud83d')}"}`,
    'blanks around nothing': ' '.repeat(limit - 4) + '[[]]',
    'a long number': `{"${field}":${longText(limit, '9')}}`,
    'a long name': `{"${longText(limit, 'x')}":0}`,
  };
}
