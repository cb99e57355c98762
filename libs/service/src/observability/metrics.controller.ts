import { Controller, Get, Header, NotFoundException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@emporium/auth';
import { ServiceConfig } from '../config/service.config';
import { Metrics } from './metrics';

/** Serves the metrics in Prometheus text format, unless `ManagementServer` does. */
@Public()
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: ServiceConfig,
  ) {}

  /** @throws NotFoundException */
  @Get()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  scrape(): Promise<string> {
    if (this.config.isManagedApart) throw new NotFoundException();
    return this.metrics.registry.metrics();
  }
}
