import { parseArgs } from 'node:util';
import { runCommand } from '@emporium/harness';
import { startRedisCluster } from '@emporium/local-suite';
import { checkSpread } from './check-spread';
import { succeeds } from './run';

const HELP = `Usage: npm run test:cluster

The whole end-to-end suite on three masters and an audit of what it left there, then the connection on its own, while
slots move and masters die.`;

const E2E = ['run', 'e2e:e2e', '--output-style=stream'];
const CONNECTION = ['run', 'cluster:integration', '--output-style=stream'];
const AUDIT = ['--import', 'tsx', 'tools/audit/main.ts'];

async function testOnCluster(): Promise<boolean> {
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

runCommand({
  help: HELP,
  readOptions: (args) => parseArgs({ args }),
  run: async () => {
    const passed = await testOnCluster();
    console.log(passed ? 'The suite runs on Redis Cluster.' : 'The suite does not run on Redis Cluster.');
    return passed;
  },
});
