import type { ProductRecord } from './product';

/** The entry of a deleted product. */
export interface Deletion {
  readonly id: string;
  readonly version: number;
  readonly deleted: true;
}

/** A committed change in the redo log, from the commit until it is published. */
export type Unpublished = ProductRecord | Deletion;

export const isDeletion = (change: Unpublished): change is Deletion => 'deleted' in change;

/** The newest record of a product: while the redo log has an entry, that may be newer than the published record. */
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
