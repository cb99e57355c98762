import { refuseTakenPorts, startRedis } from '@emporium/local-suite';
import { interruption, untilInterrupted } from '../start/interruption';
import { DATA_FOLDER } from '../start/paths';

const PORT = 6379;

/** `npm run redis`: the data Redis alone, where services started one by one look for it. */
async function main(): Promise<void> {
  await refuseTakenPorts({ 'redis-data': PORT });
  const signal = interruption();
  const redis = await startRedis({ role: 'data', port: PORT, directory: `${DATA_FOLDER}/redis-data` });
  console.log(`Redis listens at ${redis.url}; Ctrl-C stops it.`);
  await untilInterrupted(signal);
  await redis.stop();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
