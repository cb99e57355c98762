import { log, runCommand } from '@emporium/harness';
import { buildApps } from '@emporium/local-suite';
import { proveMutants } from './mutants/prove-mutants';
import { HELP, readOptions } from './options';
import { proveEdge } from './prove-edge';

runCommand({
  help: HELP,
  readOptions,
  run: async (options) => {
    log(`Size ${options.size}, seed ${options.seed}; building`);
    await buildApps();
    return options.mutants ? proveMutants(options) : proveEdge(options);
  },
});
