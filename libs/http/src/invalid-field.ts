/** One violated rule; `pointer` is a JSON Pointer as a URI fragment, e.g. `#/items/0/quantity`. @see RFC 6901 */
export interface InvalidField {
  readonly pointer: string;
  readonly detail: string;
}

/** The pointer to a member of the value that another pointer refers to. */
export const pointerTo = (parent: string, member: string): string =>
  `${parent}/${member.replaceAll('~', '~0').replaceAll('/', '~1')}`;
