import { Controller, Get, Header, Injectable } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import { UnavailableError } from '@emporium/http';
import { Redis } from '@emporium/redis';

/** Whether this process wants requests; turned off when it starts to shut down. */
@Injectable()
export class Readiness {
  isDraining = false;
}

/** Liveness: the process runs. Readiness: it can serve, so its Redis answers. */
@Public()
@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly redis: Redis,
  ) {}

  @Get('live')
  @Header('Cache-Control', 'no-store')
  live() {
    return { status: 'ok' };
  }

  /** @throws UnavailableError */
  @Get('ready')
  @Header('Cache-Control', 'no-store')
  async ready() {
    if (this.readiness.isDraining) throw new UnavailableError('The service is shutting down.');
    await this.redis.ping();
    return { status: 'ok' };
  }
}
