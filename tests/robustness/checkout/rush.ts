import { parseArgs } from 'node:util';
import { readNumber, runCommand } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { proveRush } from './prove-rush';
import { describeFindings, verdictOf } from './report/verdict';

const HELP = `Usage: npm run prove:rush -- [options]

All buyers order the last unit of a product at the same moment, round after round; exactly one may get it.

  --buyers <n>   500
  --rounds <n>   50
  --help         show this`;

function readOptions(args: string[]): { buyers: number; rounds: number } {
  const { values } = parseArgs({
    args,
    options: {
      buyers: { type: 'string', default: '500' },
      rounds: { type: 'string', default: '50' },
    },
  });
  return {
    buyers: readNumber('--buyers', values.buyers, { least: 2, most: 10_000 }),
    rounds: readNumber('--rounds', values.rounds, { least: 1, most: 10_000 }),
  };
}

runCommand({
  help: HELP,
  readOptions,
  run: async ({ buyers, rounds }) => {
    await buildApps();
    const { sold, findings } = await proveRush(buyers, rounds);
    describeFindings(findings).forEach((line) => console.log(line));
    console.log(`\nverdict: ${sold} sales in ${rounds} rounds of ${buyers} buyers; ${verdictOf(findings)}`);
    return sold === rounds && findings.length === 0;
  },
});
