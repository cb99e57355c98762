import fc from 'fast-check';
import type { Breach } from '../part';
import type { Plan } from './plan';

/** Requests in a row, from one seed. */
export interface LaneOptions {
  readonly plans: fc.Arbitrary<Plan>;
  readonly seed: number;
  readonly runs: number;
  /** Sends a request. @returns what is wrong with its response; faults of one `kind` are the same fault */
  readonly send: (plan: Plan) => Promise<readonly Fault[]>;
}

export interface Fault extends Breach {
  readonly kind: string;
}

class FaultFound extends Error {
  constructor(readonly fault: Fault) {
    super(fault.found);
  }
}

const MAX_KINDS = 8;

/** Runs a lane to its end: each kind of fault is shrunk to its smallest request, then looked over. */
export async function runLane(
  { plans, seed, runs, send }: LaneOptions,
  known: Set<string>,
): Promise<Breach[]> {
  const breaches: Breach[] = [];
  let done = 0;
  for (let round = 0; done < runs && breaches.length < MAX_KINDS; round++) {
    let chased: string | undefined;
    const property = fc.asyncProperty(plans, async (plan) => {
      const faults = await send(plan);
      const fault = faults.find(({ kind }) => (chased === undefined ? !known.has(kind) : kind === chased));
      if (!fault) return;
      chased = fault.kind;
      known.add(fault.kind);
      throw new FaultFound(fault);
    });
    const result = await fc.check(property, { seed: seed + round, numRuns: runs - done });
    done += Math.max(1, result.numRuns);
    if (!result.failed) continue;
    if (!(result.errorInstance instanceof FaultFound)) throw result.errorInstance;
    const { tried, found } = result.errorInstance.fault;
    breaches.push({ tried, found: `${found} (seed ${result.seed}, ${result.numShrinks} times smaller)` });
  }
  return breaches;
}
