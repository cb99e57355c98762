import type { Fixture } from './fixture/fixture';

/** Something the edge did that it must not do. */
export interface Breach {
  /** What was tried; the same words name the same case in every run of a seed. */
  readonly tried: string;
  /** What a caller may rely on, and what came instead. */
  readonly found: string;
}

/** What came of a part of the proof. */
export interface PartResult {
  readonly tried: number;
  readonly breaches: readonly Breach[];
}

/** One claim about the edge that is put to the test. */
export interface Part {
  readonly name: string;
  /** The claim, as a sentence. */
  readonly claim: string;
  /** It mostly waits, so the other parts are proven meanwhile. */
  readonly isWaiting?: boolean;
  prove(fixture: Fixture): Promise<PartResult>;
}
