import { Random } from '@emporium/harness';
import { type Failpoint, FAILPOINTS } from '../failpoints/failpoint';
import { PROCESS_KINDS, PROCESSES_BY_KIND, type ProcessName } from './process-kinds';
import type { Size } from './sizes';

/** What must happen for some points to be passed at all. */
export type Circumstance = 'products-away' | 'products-away-and-orders-killed';

/** One thing that goes wrong; times in ms. */
export type Fault =
  | { readonly kind: 'kill'; readonly process: ProcessName; readonly downMs: number }
  | { readonly kind: 'stop'; readonly process: ProcessName; readonly forMs: number }
  | { readonly kind: 'arm'; readonly point: Failpoint; readonly circumstance?: Circumstance };

/** Faults that overlap, in about this sequence, then a calm in which everything runs. */
export interface Storm {
  readonly faults: readonly { readonly fault: Fault; readonly afterMs: number }[];
  readonly calmMs: number;
}

const FAULTS_IN_A_STORM = 16;
/** Only orders that are undone are released: nobody could reserve stock for them, or their process died meanwhile. */
const CIRCUMSTANCES: Partial<Record<Failpoint, Circumstance>> = {
  'order:after-undo': 'products-away-and-orders-killed',
  'order:after-release': 'products-away',
  'product:before-release': 'products-away',
  'product:after-release': 'products-away',
};

/** What goes wrong in a run, and in which sequence; the same for the same seed. */
export function planChaos(seed: number, size: Size): Storm[] {
  const random = new Random(seed);
  const shuffled = random.shuffled([...kills(random, size), ...stops(random, size), ...deaths(size)]);
  const faults = shuffled.map((fault) => ({ fault, afterMs: random.integer(50, 500) }));
  return chunks(faults).map((part) => ({ faults: part, calmMs: random.integer(1_000, 2_000) }));
}

function kills(random: Random, { killsOfEachKind }: Size): Fault[] {
  return PROCESS_KINDS.flatMap((kind) =>
    Array.from({ length: killsOfEachKind }, (_, turn): Fault => {
      const instances: readonly ProcessName[] = PROCESSES_BY_KIND[kind];
      const process = instances[turn % instances.length] as ProcessName;
      return { kind: 'kill', process, downMs: random.integer(20, 400) };
    }),
  );
}

function stops(random: Random, { stops }: Size): Fault[] {
  const all = PROCESS_KINDS.flatMap((kind): readonly ProcessName[] => PROCESSES_BY_KIND[kind]);
  return Array.from({ length: stops }, (_, turn): Fault => {
    const process = all[turn % all.length] as ProcessName;
    return { kind: 'stop', process, forMs: random.integer(300, 3_500) };
  });
}

function deaths({ failpointDeaths }: Size): Fault[] {
  return Array.from({ length: failpointDeaths }, (_, turn): Fault => {
    const point = FAILPOINTS[turn % FAILPOINTS.length] as Failpoint;
    const circumstance = CIRCUMSTANCES[point];
    return { kind: 'arm', point, ...(circumstance && { circumstance }) };
  });
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / FAULTS_IN_A_STORM);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * FAULTS_IN_A_STORM, (index + 1) * FAULTS_IN_A_STORM),
  );
}
