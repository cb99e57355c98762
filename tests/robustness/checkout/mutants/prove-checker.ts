import { log } from '@emporium/harness';
import { describeFindings } from '../report/verdict';
import { WITH_FAILPOINTS } from '../suite/entries';
import { startProveSuite, type ProveSuiteOptions } from '../suite/start-prove-suite';
import { type Mutant, MUTANTS } from './mutants';
import { runScenario } from './run-scenario';
import { Fixture } from './fixture';

/** Which invariants the checker found broken by one mutant. */
export interface Verdict {
  readonly mutant: Mutant;
  readonly caughtBy: readonly string[];
}

const ALL_SCENARIOS = MUTANTS.map(({ scenario }) => scenario);

/** Runs every scenario with the mutant it is made for. */
export async function catchMutants(): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const mutant of MUTANTS) {
    const findings = await withFixture(mutant.suite, (fixture) => runScenario(mutant.scenario, fixture));
    const caughtBy = [...new Set(findings.map(({ invariant }) => invariant))];
    log(`${mutant.name}: ${caughtBy.join(', ') || 'not caught'}`);
    verdicts.push({ mutant, caughtBy });
  }
  return verdicts;
}

/** Runs every scenario without a mutant. @returns the number of findings, each of which is a false alarm */
export async function findNothing(): Promise<number> {
  return withFixture({ entries: WITH_FAILPOINTS }, async (first) => {
    let fixture = first;
    let alarms = 0;
    for (const scenario of ALL_SCENARIOS) {
      const findings = await runScenario(scenario, fixture);
      log(`without a mutant, ${scenario.name}: ${findings.length} findings`);
      describeFindings(findings).forEach(log);
      alarms += findings.length;
      fixture = fixture.next();
    }
    return alarms;
  });
}

async function withFixture<Result>(
  options: ProveSuiteOptions,
  work: (fixture: Fixture) => Promise<Result>,
): Promise<Result> {
  const suite = await startProveSuite(options);
  try {
    return await work(await Fixture.create(suite));
  } finally {
    await suite.stop(false);
  }
}
