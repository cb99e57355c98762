import { AsyncResource } from 'node:async_hooks';
import { isDeepStrictEqual } from 'node:util';
import { UnavailableError } from './domain-error';
import { mayTryAgain } from './problem';
import { currentContext } from './request-context';

/** A request that may be written together with others. */
export interface GatheredRequest {
  readonly id: string;
  readonly lines: readonly unknown[];
}

/** How much is written at once; a request of more lines is written on its own. */
export interface GathererLimits {
  /** Of a batch. */
  readonly requests: number;
  /** Of a batch. */
  readonly lines: number;
  /** Under way at the same time. */
  readonly batches: number;
}

const LIMITS: GathererLimits = { requests: 64, lines: 256, batches: 1 };

/**
 * Writes the requests that arrive while a batch is being written in the next one, so that they share its round trips.
 * It waits for nothing: without other requests, one is written at once.
 *
 * - No batch holds an id twice. A repeat of a request that waits shares its answer; another request under the same id
 *   waits until the first is answered.
 * - A request whose callers have all stopped waiting when its batch is put together is not written.
 * - When a batch fails because the store cannot answer now, all its requests fail. After any other failure each is
 *   written once on its own, so that one bad request does not fail the others.
 *
 * A batch is written in the context of its first request.
 */
export class Gatherer<Request extends GatheredRequest, Answer> {
  /** A new one for what comes after a batch: a `Map` that much passes through keeps it alive in its outgrown tables. */
  private waiting = new Map<string, Waiting<Request, Answer>>();
  private underWay = 0;

  /** @param write answers the requests of a batch in their order; it may be asked again for one that it has written */
  constructor(
    private readonly write: (batch: readonly Request[]) => Promise<readonly Answer[]>,
    private readonly limits = LIMITS,
  ) {}

  /** @throws UnavailableError when the caller has stopped waiting before the request was written */
  async ask(request: Request): Promise<Answer> {
    const deadlineAt = currentContext()?.deadlineAt ?? Infinity;
    for (let other = this.waiting.get(request.id); other; other = this.waiting.get(request.id)) {
      if (isDeepStrictEqual(other.request, request)) return other.shareUntil(deadlineAt);
      await other.answer.catch(() => undefined);
    }
    const own = new Waiting<Request, Answer>(request, deadlineAt);
    this.waiting.set(request.id, own);
    setImmediate(() => this.writeBatches());
    return own.answer;
  }

  private writeBatches(): void {
    while (this.underWay < this.limits.batches) {
      const batch = this.takeBatch();
      const [first] = batch;
      if (!first) return;
      first.runInAsyncScope(() => void this.writeBatch(batch));
    }
  }

  /** Takes as many as fit, the first to come first. */
  private takeBatch(): Waiting<Request, Answer>[] {
    const batch: Waiting<Request, Answer>[] = [];
    let lines = 0;
    for (const [id, next] of this.waiting) {
      const isLate = next.refuseIfLate();
      if (!isLate) {
        lines += next.request.lines.length;
        if (batch.length === this.limits.requests || (batch.length > 0 && lines > this.limits.lines)) break;
        batch.push(next);
      }
      this.waiting.delete(id);
    }
    if (this.waiting.size === 0) this.waiting = new Map();
    return batch;
  }

  private async writeBatch(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    this.underWay++;
    try {
      await this.answer(batch);
    } catch (error) {
      if (batch.length === 1 || mayTryAgain(error)) for (const { reject } of batch) reject(error);
      else await this.answerEachAlone(batch);
    }
    this.underWay--;
    this.writeBatches();
  }

  private async answer(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    const answers = await this.write(batch.map(({ request }) => request));
    batch.forEach(({ resolve }, index) => resolve(answers[index] as Answer));
  }

  private async answerEachAlone(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    for (const one of batch) {
      if (!one.refuseIfLate()) await this.answer([one]).catch(one.reject);
    }
  }
}

/** A request that is not answered yet, and the context that it came in. */
class Waiting<Request, Answer> extends AsyncResource {
  readonly answer: Promise<Answer>;
  resolve!: (answer: Answer) => void;
  reject!: (error: unknown) => void;

  /** @param deadlineAt when the last of its callers stops waiting, in ms since the epoch */
  constructor(
    readonly request: Request,
    private deadlineAt: number,
  ) {
    super('Gathered');
    this.answer = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  shareUntil(deadlineAt: number): Promise<Answer> {
    this.deadlineAt = Math.max(this.deadlineAt, deadlineAt);
    return this.answer;
  }

  /** @returns whether it was too late to write it */
  refuseIfLate(): boolean {
    const isLate = this.deadlineAt <= Date.now();
    if (isLate) this.reject(new UnavailableError('The caller has stopped waiting.'));
    return isLate;
  }
}
