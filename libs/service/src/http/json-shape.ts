import { DomainError } from '@emporium/http';

/** Nothing in the API is nested more than a few levels. */
const MOST_LEVELS = 32;
/** An order of as many lines as there may be has 301. */
const MOST_PARTS = 512;

/** The body is no text that this API could have asked for, whatever its route. */
export class UnreadableBodyError extends DomainError {
  readonly status = 400;
  readonly code = 'BAD_REQUEST';
}

/**
 * The text of a JSON body, once it is known that whoever walks through it has little to do: work must not grow with what
 * nobody has validated.
 *
 * @throws UnreadableBodyError
 */
export function readableJson(body: Buffer): string {
  const json = decode(body);
  const shape = shapeOf(json);
  if (shape.levels > MOST_LEVELS)
    throw new UnreadableBodyError(`The request body is nested more than ${MOST_LEVELS} levels deep.`);
  if (shape.parts > MOST_PARTS)
    throw new UnreadableBodyError(`The request body has more than ${MOST_PARTS} array elements and members.`);
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
 * How deeply a JSON text is nested, and how many array elements and object members it has at all levels together; of one
 * that is no JSON it may say anything.
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
