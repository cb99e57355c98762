import type { Target } from './target';

/** One request that several targets answer alike. */
export interface Case {
  /** Which goals it has; `private` reads have none. */
  readonly kind: 'cached' | 'proxied' | 'private';
  readonly title: string;
  /** On every target. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly targets: readonly Target[];
  /** The name of the target that counts as 1.00. */
  readonly reference: string;
}
