import { mkdirSync, rmSync } from 'node:fs';
import { findRedisServer } from '@emporium/local-suite';
import { countRun } from './count-run';
import { sum, type Counts } from './counts';
import { RESULT_FOLDER } from './jest-results';
import { runNx } from './nx-run';
import { HELP, readTargets } from './options';

async function main(): Promise<void> {
  const { help, targets } = readTargets(process.argv.slice(2));
  if (help) return console.log(HELP);
  const { passed, failed } = await testEverything(targets).catch((error: unknown): Counts => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** A proof that shares its cores with another one proves little about time. */
const inTurn = (stage: string[]) => (stage.includes('prove') ? ['--parallel=1'] : []);

/** Runs the targets one stage after the other, through failures, and adds up what they counted. */
async function testEverything(targets: string[]): Promise<Counts> {
  rmSync(RESULT_FOLDER, { recursive: true, force: true });
  mkdirSync(RESULT_FOLDER, { recursive: true });
  const { description } = await findRedisServer({ log: console.log });
  console.log(`Testing with ${description}`);
  const stages = [['lint', 'licences', 'typecheck', 'test', 'integration'], ['build'], ['e2e'], ['prove']];
  const counts: Counts[] = [];
  for (const stage of stages) {
    const chosen = stage.filter((target) => targets.includes(target));
    if (chosen.length > 0)
      counts.push(countRun(await runNx(['run-many', '-t', ...chosen, ...inTurn(stage)]), chosen));
  }
  return sum(counts);
}

void main();
