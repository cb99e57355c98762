/** How a service consumes events. */
export interface RedisStreamsOptions {
  /** The URL of the Redis that holds the streams, see `connectRedis`. */
  readonly url: string;
  /** Their keys. */
  readonly streams: readonly string[];
  /** Consumers of one group share the entries; each group gets all. */
  readonly group: string;
  /** Pause before a stream without new entries is read again; 200 ms when absent. */
  readonly pollMs?: number;
  /**
   * How long an entry may be unfinished before it is delivered again, to any consumer; longer than a handler takes. 5 s
   * when absent.
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
