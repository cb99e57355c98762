import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import { UnavailableError } from '@emporium/http';
import { isRedisUnavailable, Redis } from '@emporium/redis';

/** Whether this process is ready for requests: not while anything holds it, such as the shutdown. */
@Injectable()
export class Readiness {
  private readonly reasons = new Set<string>();
  private readonly descriptions = new Map<string, () => unknown>();

  /** Makes the process not ready, for this reason. @returns a function that takes it back */
  hold(reason: string): () => void {
    this.reasons.add(reason);
    return () => this.reasons.delete(reason);
  }

  /** Adds a member to every readiness response, ready or not. */
  describe(member: string, value: () => unknown): void {
    this.descriptions.set(member, value);
  }

  /** The members that were added. */
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

/** How long the result of a ping is reused. */
const PING_TTL_MS = 250;

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
    // A ping from before the connection broke says nothing about now.
    if (this.redis.status !== 'ready') this.ping = undefined;
    await (this.ping ??= this.pingOnce()).catch((cause: unknown) => {
      throw isRedisUnavailable(cause)
        ? new NotReadyError(this.readiness.details(), undefined, { cause })
        : cause;
    });
    return { status: 'ok', ...this.readiness.details() };
  }

  /** Requests that come meanwhile or shortly after share the result, so frequent checks cost Redis nothing. */
  private async pingOnce(): Promise<void> {
    try {
      await this.redis.ping();
    } finally {
      setTimeout(() => (this.ping = undefined), PING_TTL_MS).unref();
    }
  }
}
