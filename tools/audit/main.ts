import { audit } from './audit';
import { describeReport } from './describe-report';
import { openRedis } from './open-redis';
import { HELP, readOptions } from './options';

/** `npm run audit`. @returns the exit code */
async function main(): Promise<number> {
  const { help, json, settleMs } = readOptions(process.argv.slice(2));
  if (help) {
    console.log(HELP);
    return 0;
  }
  const redis = await openRedis(process.env.REDIS_URL ?? 'redis://127.0.0.1:6379');
  const report = await audit(redis, settleMs).finally(() => redis.disconnect());
  console.log(json ? JSON.stringify(report, null, 2) : describeReport(report));
  return report.findings.length > 0 ? 1 : 0;
}

main().then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
