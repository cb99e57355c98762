import { SERVICES } from '@emporium/contracts';
import type { RunningSuite } from '@emporium/local-suite';
import type { Administrator } from './administrator';
import { logBytes, MOST_LOG_BYTES } from './logs';
import { LOG_FOLDER } from './paths';

/** The table that `npm start` ends with: where everything is and how to log in. */
export function summary(
  { gatewayUrl, urls, redis }: RunningSuite,
  { email, password }: Administrator,
): string {
  const rows: [string, string][] = [
    ['API', `${gatewayUrl}/api`],
    ['Swagger UI', `${gatewayUrl}/docs`],
    ...SERVICES.map((service): [string, string] => [service, urls[service].join('  ')]),
    ['Redis, data', withoutPassword(redis.dataUrl)],
    ['Redis, cache', withoutPassword(redis.cacheUrl)],
    ['Administrator', email],
    ['Password', password],
    ['Logs', `${LOG_FOLDER}/, ${megabytes(logBytes())} now and never more than ${megabytes(MOST_LOG_BYTES)}`],
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(16)} ${value}`);
  return ['', 'Emporium is running; Ctrl-C stops it.', '', ...lines, ''].join('\n');
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1e5) / 10} MB`;

function withoutPassword(redisUrl: string): string {
  const url = new URL(redisUrl);
  if (url.password) url.password = '***';
  return url.href;
}
