import { log } from '@emporium/harness';
import { describeFindings } from '../report/verdict';
import { WITH_FAILPOINTS } from '../suite/entries';
import { startProveSuite, type ProveSuiteOptions } from '../suite/start-prove-suite';
import { type Mutant, MUTANTS } from './mutants';
import { play } from './run-scenario';
import { Stage } from './fixture';

/** What the checker made of one mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  /** Invariants that the checker found broken. */
  readonly caughtBy: readonly string[];
}

const ALL_SCENARIOS = MUTANTS.map(({ scenario }) => scenario);

/** Plays every scenario with the mutant it is made for. */
export async function catchMutants(): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const mutant of MUTANTS) {
    const findings = await onStage(mutant.suite, (stage) => play(mutant.scenario, stage));
    const caughtBy = [...new Set(findings.map(({ invariant }) => invariant))];
    log(`${mutant.name}: ${caughtBy.join(', ') || 'not caught'}`);
    verdicts.push({ mutant, caughtBy });
  }
  return verdicts;
}

/** Plays every scenario without a mutant. @returns how many times the checker found something, which is never */
export async function findNothing(): Promise<number> {
  return onStage({ entries: WITH_FAILPOINTS }, async (first) => {
    let stage = first;
    let alarms = 0;
    for (const scenario of ALL_SCENARIOS) {
      const findings = await play(scenario, stage);
      log(`without a mutant, ${scenario.name}: ${findings.length} findings`);
      describeFindings(findings).forEach(log);
      alarms += findings.length;
      stage = stage.next();
    }
    return alarms;
  });
}

async function onStage<Result>(
  options: ProveSuiteOptions,
  act: (stage: Stage) => Promise<Result>,
): Promise<Result> {
  const suite = await startProveSuite(options);
  try {
    return await act(await Stage.set(suite));
  } finally {
    await suite.stop(false);
  }
}
