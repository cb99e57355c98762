import { isRedisUnavailable } from '@emporium/redis';
import { Gauge, type Registry } from 'prom-client';
import type { RedisStreamsStrategy } from './redis-streams.strategy';

const HELP = {
  lag: 'Events not delivered yet',
  pending: 'Events delivered to a consumer that has not finished them',
  dead: 'Events that could not be handled and wait for a replay',
} as const;

/**
 * Exposes the backlog of each stream as gauges, read when Prometheus scrapes. While Redis is away the gauges keep their
 * values, so that the other metrics can still be read.
 *
 * @param prefix of the gauges' names, as in `order_events` for `order_events_lag`
 * @param kinds which gauges; `dead` counts the dead letters of all groups of the stream
 */
export function exposeBacklog(
  strategy: RedisStreamsStrategy,
  registry: Registry,
  prefix: string,
  kinds: readonly (keyof typeof HELP)[],
): void {
  const backlogs = () =>
    strategy.backlog().catch((error: unknown) => {
      if (isRedisUnavailable(error)) return [];
      throw error;
    });
  for (const kind of kinds) {
    const gauge = new Gauge({
      name: `${prefix}_${kind}`,
      help: HELP[kind],
      labelNames: ['stream'],
      registers: [registry],
      collect: async () => {
        for (const backlog of await backlogs()) gauge.set({ stream: backlog.stream }, backlog[kind]);
      },
    });
  }
}
