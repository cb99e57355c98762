import { startRedis, type RedisOptions, type RunningRedis } from '@emporium/local-suite';

/**
 * A fresh, empty, real Redis on a free port, for one spec file: start it in `beforeAll`, `stop` it in `afterAll`.
 * It keeps nothing on disk; a spec that kills it and wants its data back asks for `{ role: 'data' }`.
 */
export function startTestRedis(options: Partial<RedisOptions> = {}): Promise<RunningRedis> {
  return startRedis({ role: 'test', ...options });
}
