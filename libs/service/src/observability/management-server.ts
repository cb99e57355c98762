import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Metrics } from './metrics';
import { ServiceConfig } from '../config/service.config';

/** Serves `/metrics`, and nothing else, on a port that the public cannot reach, if one is configured. */
@Injectable()
export class ManagementServer implements OnApplicationShutdown {
  private readonly server = createServer((request, response) => void this.respond(request, response));

  constructor(
    private readonly config: ServiceConfig,
    private readonly metrics: Metrics,
  ) {}

  /** @returns the port, or undefined when the metrics are served on the service's own port */
  async listen(): Promise<number | undefined> {
    if (!this.config.isManagedApart) return undefined;
    this.server.listen(this.config.MANAGEMENT_PORT, '0.0.0.0');
    await once(this.server, 'listening');
    return (this.server.address() as AddressInfo).port;
  }

  onApplicationShutdown(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  private async respond(...[{ method, url }, response]: Parameters<RequestListener>): Promise<void> {
    if (url !== '/metrics') return void response.writeHead(404).end();
    if (method !== 'GET') return void response.writeHead(405, { Allow: 'GET' }).end();
    try {
      const text = await this.metrics.registry.metrics();
      response.writeHead(200, { 'Content-Type': this.metrics.registry.contentType }).end(text);
    } catch {
      // As on the service's own port, Prometheus gets a 500 when the metrics cannot be collected.
      response.writeHead(500).end();
    }
  }
}
