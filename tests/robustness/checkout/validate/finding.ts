/** What a broken invariant means for the shop; `broken` is a promise of another kind. */
export const HARMS = ['oversold', 'lost', 'doubled', 'stuck', 'broken'] as const;
export type Harm = (typeof HARMS)[number];

/** One breach of one invariant. */
export interface Finding {
  readonly invariant: string;
  readonly harm: Harm;
  readonly detail: string;
}
