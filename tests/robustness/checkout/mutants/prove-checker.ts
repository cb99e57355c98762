import { describeFindings } from '../report/verdict';
import { tell } from '../report/tell';
import { startProveSuite, type ProveSuiteOptions } from '../suite/start-prove-suite';
import { type PlantedBug, PLANTED_BUGS } from './bugs';
import { play } from './play';
import { Stage } from './stage';

/** What the checker made of one bug. */
export interface Verdict {
  readonly bug: PlantedBug;
  /** Invariants that the checker found broken. */
  readonly caughtBy: readonly string[];
}

const WITHOUT_BUGS = PLANTED_BUGS.map(({ scenario }) => scenario);

/** Plays every scenario with the bug it is made for. */
export async function catchBugs(): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const bug of PLANTED_BUGS) {
    const findings = await onStage(bug.suite, (stage) => play(bug.scenario, stage));
    const caughtBy = [...new Set(findings.map(({ invariant }) => invariant))];
    tell(`${bug.name}: ${caughtBy.join(', ') || 'not caught'}`);
    verdicts.push({ bug, caughtBy });
  }
  return verdicts;
}

/** Plays every scenario without a bug. @returns how many times the checker found something, which is never */
export async function findNothing(): Promise<number> {
  return onStage({}, async (first) => {
    let stage = first;
    let alarms = 0;
    for (const scenario of WITHOUT_BUGS) {
      const findings = await play(scenario, stage);
      tell(`without a bug, ${scenario.name}: ${findings.length} findings`);
      describeFindings(findings).forEach(tell);
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
