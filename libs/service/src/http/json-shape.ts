import { DomainError } from '@emporium/http';

/** Nothing in the API is nested more than a few levels. */
const MAX_LEVELS = 32;
/** An order of `MAX_LINES` lines has 301. */
const MAX_PARTS = 512;

/** The body is not UTF-8, or of a shape that no route of this API accepts. */
export class UnreadableBodyError extends DomainError {
  readonly status = 400;
  readonly code = 'BAD_REQUEST';
}

/**
 * Decodes a JSON body after a cheap check of its nesting and size, so that parsing and validating it cannot take much
 * time, whatever a client sends.
 *
 * @throws UnreadableBodyError
 */
export function readableJson(body: Buffer): string {
  const json = decode(body);
  const shape = shapeOf(json);
  if (shape.levels > MAX_LEVELS)
    throw new UnreadableBodyError(`The request body is nested more than ${MAX_LEVELS} levels deep.`);
  if (shape.parts > MAX_PARTS)
    throw new UnreadableBodyError(`The request body has more than ${MAX_PARTS} array elements and members.`);
  return json;
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

function decode(body: Buffer): string {
  try {
    return UTF_8.decode(body);
  } catch (cause) {
    throw new UnreadableBodyError('The request body is not UTF-8.', { cause });
  }
}

/**
 * How deeply a JSON text is nested, and how many array elements and object members it has at all levels together. For a
 * text that is not JSON the result means nothing.
 */
export function shapeOf(json: string): { readonly levels: number; readonly parts: number } {
  let level = 0;
  let levels = 0;
  let parts = 0;
  let isInString = false;
  let hasJustOpened = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i] as string;
    if (isInString) {
      if (character === '\\') i++;
      else if (character === '"') isInString = false;
      continue;
    }
    if (' \t\r\n'.includes(character)) continue;
    const closes = character === ']' || character === '}';
    if (character === ',' || (hasJustOpened && !closes)) parts++;
    hasJustOpened = character === '[' || character === '{';
    if (hasJustOpened) levels = Math.max(levels, ++level);
    else if (closes) level--;
    else isInString = character === '"';
  }
  return { levels, parts };
}
