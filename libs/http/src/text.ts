const LONE_SURROGATE = /\p{Surrogate}/u;
const NOT_IN_A_LINE = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const NOT_IN_A_TEXT = /[^\P{Cc}\t\n\r]/u;
/** More marks occur in no script, and normalizing them takes quadratic time. @see UAX #15, 13 */
const STACKED_MARKS = /\p{M}{31}/u;
/** U+2800 is the Braille pattern without dots. */
const VISIBLE = /[^\p{Cc}\p{Cf}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** One line, or a text with line breaks and tabs. */
export type TextKind = 'line' | 'long';

/** Why a text is refused in any field of this kind; undefined when it is accepted. */
export function faultOfText(text: string, kind: TextKind): string | undefined {
  if (LONE_SURROGATE.test(text)) return 'must be well-formed Unicode, without half a surrogate pair';
  if ((kind === 'line' ? NOT_IN_A_LINE : NOT_IN_A_TEXT).test(text))
    return kind === 'line'
      ? 'must not contain control characters or line breaks'
      : 'must not contain control characters but line breaks and tabs';
  if (STACKED_MARKS.test(text)) return 'must not have more than 30 marks on one letter';
  return undefined;
}

/** Says whether a text has a visible character. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** Says whether a text has `min` to `max` characters, counted in code points as JSON Schema does. */
export function hasLength(text: string, min: number, max: number): boolean {
  if (text.length > 2 * max) return false;
  const characters = Array.from(text).length;
  return characters >= min && characters <= max;
}

/** Up to four code units can become one character in form C. */
const MOST_UNITS_OF_ONE = 4;

/**
 * A text as it is stored, in form C, so that texts that look alike are equal.
 *
 * @param maxLength of the field; a text that cannot fit is returned unchanged, for the validators to refuse
 */
export const normalized = (text: string, maxLength: number): string =>
  text.length > MOST_UNITS_OF_ONE * maxLength ? text : text.normalize('NFC');
