import { FAILPOINTS } from '../failpoints/failpoint';
import { type Fault, planChaos, type Storm } from './chaos-plan';
import { kindOf, PROCESS_KINDS } from './process-kinds';
import { planCheckouts } from './checkout-plan';
import { type SizeName, SIZES } from './sizes';

const faultsOf = (storms: readonly Storm[]): Fault[] =>
  storms.flatMap(({ faults }) => faults.map(({ fault }) => fault));
const firstCheckouts = (seed: number, customer: number) => {
  const plan = planCheckouts(seed, customer);
  return Array.from({ length: 50 }, () => plan.next().value);
};

describe('the plan of what goes wrong', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planChaos(7, SIZES.default)).toEqual(planChaos(7, SIZES.default));
    expect(planChaos(7, SIZES.default)).not.toEqual(planChaos(8, SIZES.default));
  });

  it.each(Object.keys(SIZES) as SizeName[])('of size %s does all that the size says', (name) => {
    const size = SIZES[name];
    const faults = faultsOf(planChaos(1, size));

    for (const kind of PROCESS_KINDS) {
      const kills = faults.filter((fault) => fault.kind === 'kill' && kindOf(fault.process) === kind);
      expect(kills).toHaveLength(size.killsOfEachKind);
    }
    expect(faults.filter(({ kind }) => kind === 'stop')).toHaveLength(size.stops);
    expect(faults.filter(({ kind }) => kind === 'arm')).toHaveLength(size.failpointDeaths);
  });

  it('kills both instances of a service, stops every process and arms every point', () => {
    const faults = faultsOf(planChaos(1, SIZES.short));
    const killed = faults.flatMap((fault) => (fault.kind === 'kill' ? fault.process : []));
    const stopped = faults.flatMap((fault) => (fault.kind === 'stop' ? fault.process : []));
    const armed = faults.flatMap((fault) => (fault.kind === 'arm' ? fault.point : []));

    expect(new Set(killed).size).toBe(8);
    expect(new Set(stopped).size).toBe(8);
    expect([...armed].sort()).toEqual([...FAILPOINTS].sort());
  });
});

describe('the plan of a customer', () => {
  it('is the same for the same seed and customer', () => {
    expect(firstCheckouts(7, 3)).toEqual(firstCheckouts(7, 3));
    expect(firstCheckouts(7, 3)).not.toEqual(firstCheckouts(8, 3));
    expect(firstCheckouts(7, 3)).not.toEqual(firstCheckouts(7, 4));
  });

  it('sends copies with a key only, and puts nothing into a cart that does not exist', () => {
    for (const { hasKey, copies, via, lines } of firstCheckouts(1, 1)) {
      expect(copies === 1 || hasKey).toBe(true);
      expect(via === 'items' || lines.every(({ product }) => product >= 0)).toBe(true);
    }
  });
});
