import type { ResponseFrame } from './response-frame';
import type { Expectation, LoadResult } from './order';

const X_CACHE = /\r\nx-cache: *(\w+)/i;

/** Counts answers, and holds each against what it must be. */
export class Tally {
  private latenciesMs: number[] = [];
  private startedAt = performance.now();
  private wrong = 0;
  private otherCache = 0;
  private example: string | undefined;

  constructor(private readonly expects: Expectation) {}

  get requests(): number {
    return this.latenciesMs.length;
  }

  /** Ends the warm-up: forgets what was counted, but not what was wrong. */
  restart(): void {
    this.latenciesMs = [];
    this.otherCache = 0;
    this.startedAt = performance.now();
  }

  count({ status, bodyBytes, head }: ResponseFrame, latencyMs: number): void {
    this.latenciesMs.push(latencyMs);
    if (status !== 200 || bodyBytes !== this.expects.bodyBytes) {
      this.wrong++;
      this.example ??= head;
    } else if (this.expects.cache && X_CACHE.exec(head)?.[1] !== this.expects.cache) {
      this.otherCache++;
      this.example ??= head;
    }
  }

  result(): LoadResult {
    const seconds = (performance.now() - this.startedAt) / 1000;
    const sorted = Float64Array.from(this.latenciesMs).sort();
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
    return {
      requests: sorted.length,
      seconds,
      latencyMs: { p50: at(0.5), p99: at(0.99), max: at(1) },
      wrong: this.wrong,
      otherCache: this.otherCache,
      example: this.example,
    };
  }
}
