import { startRedisCluster } from '@emporium/local-suite';
import { checkSpread } from './check-spread';
import { succeeds } from './run';

const E2E = ['run', 'e2e:e2e', '--output-style=stream'];
const CONNECTION = ['run', 'cluster:integration', '--output-style=stream'];
const AUDIT = ['--import', 'tsx', 'tools/audit/main.ts'];

/**
 * `npm run test:cluster`: the whole end-to-end suite on three masters and an audit of what it left there, then the
 * connection on its own, while slots move and masters die.
 */
async function main(): Promise<boolean> {
  const cluster = await startRedisCluster({ role: 'data' });
  try {
    console.log(`Redis Cluster at ${cluster.nodes.map(({ port }) => port).join(', ')}`);
    const passed = await nxSucceeds(E2E, { E2E_REDIS_URL: cluster.url });
    const problems = await checkSpread(cluster);
    const agrees = await succeeds(process.execPath, AUDIT, { REDIS_URL: cluster.url });
    problems.forEach((problem) => console.error(problem));
    const connects = await nxSucceeds(CONNECTION);
    return passed && agrees && connects && problems.length === 0;
  } finally {
    await cluster.stop();
  }
}

const nxSucceeds = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  succeeds('node_modules/.bin/nx', args, { NX_DAEMON: 'false', NX_NO_CLOUD: 'true', ...env });

main().then(
  (passed) => {
    console.log(passed ? 'The suite runs on Redis Cluster.' : 'The suite does not run on Redis Cluster.');
    process.exit(passed ? 0 : 1);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
