import { Controller, Get } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import { isRedisUnavailable, Redis } from '@emporium/redis';
import { NotReadyError, Readiness } from './readiness';

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
