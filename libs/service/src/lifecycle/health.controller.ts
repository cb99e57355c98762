import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import { UnavailableError } from '@emporium/http';
import { isRedisUnavailable, Redis } from '@emporium/redis';

/** Whether this process wants requests: not while something holds it, such as the shutdown. */
@Injectable()
export class Readiness {
  private readonly reasons = new Set<string>();
  private readonly descriptions = new Map<string, () => unknown>();

  /** Says not ready, with the reason, until the function returned is called. */
  hold(reason: string): () => void {
    this.reasons.add(reason);
    return () => this.reasons.delete(reason);
  }

  /** Has every answer say more, be it good or bad. */
  describe(member: string, value: () => unknown): void {
    this.descriptions.set(member, value);
  }

  /** What there is to say besides. */
  details(): Readonly<Record<string, unknown>> {
    return Object.fromEntries([...this.descriptions].map(([member, value]) => [member, value()]));
  }

  /** @throws NotReadyError */
  requireReady(): void {
    const [reason] = this.reasons;
    if (reason !== undefined) throw new NotReadyError(this.details(), reason);
  }
}

class NotReadyError extends UnavailableError {
  constructor(
    override readonly details: Readonly<Record<string, unknown>>,
    reason?: string,
    options?: ErrorOptions,
  ) {
    super(reason, undefined, undefined, options);
  }
}

/** How long an answer of Redis counts for others who ask. */
const PING_COUNTS_MS = 250;

/** Liveness: the process runs. Readiness: it can serve, so its Redis answers. */
@Public()
@ApiExcludeController()
@Controller('health')
export class HealthController {
  private ping?: Promise<unknown>;

  constructor(
    private readonly readiness: Readiness,
    private readonly redis: Redis,
  ) {}

  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** @throws NotReadyError */
  @Get('ready')
  async ready() {
    this.readiness.requireReady();
    // What Redis said before the connection broke says nothing of now.
    if (this.redis.status !== 'ready') this.ping = undefined;
    await (this.ping ??= this.pingOnce()).catch((cause: unknown) => {
      throw isRedisUnavailable(cause)
        ? new NotReadyError(this.readiness.details(), undefined, { cause })
        : cause;
    });
    return { status: 'ok', ...this.readiness.details() };
  }

  /** Whoever asks meanwhile, and shortly after, shares the outcome: asking often costs Redis nothing. */
  private async pingOnce(): Promise<void> {
    try {
      await this.redis.ping();
    } finally {
      setTimeout(() => (this.ping = undefined), PING_COUNTS_MS).unref();
    }
  }
}
