import { parseArgs } from 'node:util';
import { buildApps } from '@emporium/local-suite';
import { proveRush } from './prove-rush';
import { exitOnSignals } from '@emporium/harness';
import { describeFindings, verdictOf } from './report/verdict';

const HELP = `Usage: npm run prove:rush -- [options]

All buyers order the last unit of a product at the same moment, round after round; exactly one may get it.

  --buyers <n>   500
  --rounds <n>   50
  --help         show this`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      buyers: { type: 'string', default: '500' },
      rounds: { type: 'string', default: '50' },
      help: { type: 'boolean', default: false, short: 'h' },
    },
  });
  if (values.help) return console.log(HELP);
  const [buyers, rounds] = [Number(values.buyers), Number(values.rounds)];
  if (!(buyers >= 2 && rounds >= 1)) throw new Error('At least 2 buyers and 1 round.');
  await buildApps();
  const { sold, findings } = await proveRush(buyers, rounds);
  describeFindings(findings).forEach((line) => console.log(line));
  console.log(`\nverdict: ${sold} sales in ${rounds} rounds of ${buyers} buyers; ${verdictOf(findings)}`);
  process.exitCode = sold === rounds && findings.length === 0 ? 0 : 1;
}

exitOnSignals();
main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
