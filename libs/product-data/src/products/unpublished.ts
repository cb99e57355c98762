import type { ProductRecord } from './product';

/** What is left of a product that was deleted. */
export interface Deletion {
  readonly id: string;
  readonly version: number;
  readonly deleted: true;
}

/** A committed change as the redo log holds it, from the commit until its projection is written. */
export type Unpublished = ProductRecord | Deletion;

export const isDeletion = (change: Unpublished): change is Deletion => 'deleted' in change;

/** The record that a reader must show: the redo log is ahead of the projection, until it is emptied. */
export function newestRecord(
  unpublished: string | null,
  published: string | null,
): ProductRecord | undefined {
  const candidates = [unpublished, published].flatMap((json) =>
    json === null ? [] : [JSON.parse(json) as Unpublished],
  );
  const newest = candidates.reduce<Unpublished | undefined>(
    (best, candidate) => (best && best.version >= candidate.version ? best : candidate),
    undefined,
  );
  return newest && !isDeletion(newest) ? newest : undefined;
}
