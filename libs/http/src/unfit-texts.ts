import { faultOfText, type TextKind } from './text';
import { type InvalidField, pointerTo } from './invalid-field';

/**
 * Finds the strings in a value that no field may hold.
 *
 * @param longTexts the members that may have several lines
 */
export function unfitTexts(value: unknown, longTexts: ReadonlySet<string>): InvalidField[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, member]) =>
    unfitIn(member, longTexts.has(field) ? 'long' : 'line', pointerTo('#', field)),
  );
}

function unfitIn(value: unknown, kind: TextKind, pointer: string): InvalidField[] {
  if (typeof value === 'string') {
    const detail = faultOfText(value, kind);
    return detail === undefined ? [] : [{ pointer, detail }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => unfitIn(member, 'line', pointerTo(pointer, key)));
}
