import { log, runCommand } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { measureGrowth } from './measure-growth';
import { HELP, readOptions } from './options';
import { tableOf, verdictOn } from './report';
import { growthsOf } from './sizes';

const EXPLANATION = `
Medians through the gateway, and how many times the cost at the smallest size. Reads come one at a time and the sizes take
turns; orders are placed by 32 customers at once. While the stores are loaded their Redis keeps nothing on disk; then it
writes its append-only file, and measuring is done with appendfsync always.
`;

runCommand({
  help: HELP,
  readOptions,
  run: async ({ seconds, sizes }) => {
    log('Building');
    await buildApps();
    const tables: string[] = [];
    const verdicts: string[] = [];
    for (const growth of growthsOf(sizes)) {
      const costs = await measureGrowth(growth, seconds);
      tables.push(...tableOf(growth, costs), '');
      verdicts.push(...verdictOn(growth, costs));
    }
    [EXPLANATION, ...tables, ...verdicts].forEach((line) => console.log(line));
    return true;
  },
});
