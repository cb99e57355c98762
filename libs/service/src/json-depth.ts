import { DomainError } from '@emporium/http';

/** Nothing in the API is nested more than a few levels. */
const MOST = 32;

/** The body is nested so deeply that whoever walks through it could run out of stack. */
export class TooDeepError extends DomainError {
  readonly status = 400;
  readonly code = 'BAD_REQUEST';

  constructor() {
    super(`The request body is nested more than ${MOST} levels deep.`);
  }
}

/** Says whether a JSON text is nested too deeply; of one that is no JSON it may say anything. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (isInString) {
      if (character === '\\') i++;
      else if (character === '"') isInString = false;
    } else if (character === '"') isInString = true;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > MOST) return true;
  }
  return false;
}
