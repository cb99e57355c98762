/** How a service consumes events. */
export interface RedisStreamsOptions {
  /** The URL of the Redis that holds the streams, see `connectRedis`. */
  readonly url: string;
  /** Their keys. */
  readonly streams: readonly string[];
  /** Consumers of one group share the entries; each group gets all. */
  readonly group: string;
  /** Pause between two reads of a stream, unless there is more than one read returns; 200 ms when absent. */
  readonly pollMs?: number;
  /**
   * How many entries of a stream are handled at once, for handlers that mind no order; when absent one after the other,
   * in their order.
   */
  readonly atOnce?: number;
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
  atOnce,
  redeliverAfterMs,
  tries,
  keep,
}: RedisStreamsOptions): ConsumerSettings => ({
  pollMs: pollMs ?? 200,
  atOnce: atOnce ?? 1,
  redeliverAfterMs: redeliverAfterMs ?? 5_000,
  tries: tries ?? 5,
  keep: keep ?? 100_000,
});
