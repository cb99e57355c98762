import { randomInt } from 'node:crypto';
import { buildApps } from '@emporium/local-suite';
import { HELP, readOptions } from './options';
import { proveCheckout } from './prove-checkout';
import { exitOnSignals } from '@emporium/harness';
import { tell } from '@emporium/harness';
import { describeFindings, verdictOf } from './report/verdict';
import { buildEntries } from './suite/entries';

async function main(): Promise<void> {
  const { help, size, seed } = readOptions(process.argv.slice(2), () => randomInt(1_000_000_000));
  if (help) return console.log(HELP);
  tell(`Size ${size}, seed ${seed}; building`);
  await buildApps();
  await buildEntries({ mutants: false });
  const findings = await proveCheckout(seed, size);
  describeFindings(findings).forEach((line) => console.log(line));
  console.log(`\nverdict: ${verdictOf(findings)} (size ${size}, seed ${seed})`);
  process.exitCode = findings.length === 0 ? 0 : 1;
}

exitOnSignals();
main().then(
  () => process.exit(),
  (error: unknown) => {
    console.error(error);
    process.exit(2);
  },
);
