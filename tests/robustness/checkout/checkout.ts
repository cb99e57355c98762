import { parseArgs } from 'node:util';
import { choose, log, readSeed, runCommand } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { type SizeName, SIZES } from './plan/sizes';
import { proveCheckout } from './prove-checkout';
import { describeFindings, verdictOf } from './report/verdict';
import { buildEntries } from './suite/entries';

const HELP = `Usage: npm run prove:checkout -- [options]

Starts a suite of its own, lets many clients order and cancel, kills and stops every kind of process meanwhile, and
checks afterwards that nothing was oversold, lost, doubled or left undecided.

  --size <size>   short (500 checkouts, 60 kills), default (2,000, 102) or full (10,000, 1,200)
  --seed <n>      plan the same run again; a random one when absent
  --help          show this`;

function readOptions(args: string[]): { size: SizeName; seed: number } {
  const { values } = parseArgs({
    args,
    options: { size: { type: 'string', default: 'default' }, seed: { type: 'string' } },
  });
  choose('--size', values.size, SIZES);
  return { size: values.size as SizeName, seed: readSeed(values.seed) };
}

runCommand({
  help: HELP,
  readOptions,
  run: async ({ size, seed }) => {
    log(`Size ${size}, seed ${seed}; building`);
    await buildApps();
    await buildEntries({ mutants: false });
    const findings = await proveCheckout(seed, size);
    describeFindings(findings).forEach((line) => console.log(line));
    console.log(`\nverdict: ${verdictOf(findings)} (size ${size}, seed ${seed})`);
    return findings.length === 0;
  },
});
