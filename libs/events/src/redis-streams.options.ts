/** How a service consumes events. */
export interface RedisStreamsOptions {
  /** Of the Redis that holds the streams, as for `connectRedis`. */
  readonly url: string;
  /** Their keys. */
  readonly streams: readonly string[];
  /** Consumers of one group share the entries; each group gets all. */
  readonly group: string;
  /** Pause between two looks at a stream without news; 200 ms when absent. */
  readonly pollMs?: number;
  /**
   * How long an entry may be in the works before it is delivered again, to anybody: longer than a handler takes.
   * 5 s when absent.
   */
  readonly redeliverAfterMs?: number;
  /** How often an entry is delivered before it goes to the dead letters; 5 when absent. */
  readonly tries?: number;
  /** How many of a stream's finished entries are kept for replays, about; 100,000 when absent. */
  readonly keep?: number;
}

export type ConsumerSettings = Required<Omit<RedisStreamsOptions, 'url' | 'streams' | 'group'>>;

/** The settings of a consumer, with what is absent filled in. */
export const settingsOf = ({
  pollMs,
  redeliverAfterMs,
  tries,
  keep,
}: RedisStreamsOptions): ConsumerSettings => ({
  pollMs: pollMs ?? 200,
  redeliverAfterMs: redeliverAfterMs ?? 5_000,
  tries: tries ?? 5,
  keep: keep ?? 100_000,
});
