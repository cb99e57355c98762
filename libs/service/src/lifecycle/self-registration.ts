import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ConsulAgent, keepRegistered, ownAddress, registrationOf } from '@emporium/discovery';
import { ServiceConfig } from '../config/service.config';

/** Registers this process with Consul, if instances are found through Consul. */
@Injectable()
export class SelfRegistration implements OnModuleDestroy {
  private leave?: () => Promise<void>;

  constructor(
    private readonly config: ServiceConfig,
    private readonly adapterHost: HttpAdapterHost,
  ) {}

  /** To be called once the process listens. */
  begin(service: string): void {
    const { SERVICE_DISCOVERY, CONSUL_URL, CONSUL_TOKEN, SERVICE_ADDRESS } = this.config;
    if (SERVICE_DISCOVERY !== 'consul') return;
    const server = this.adapterHost.httpAdapter.getHttpServer() as Server;
    const { port } = server.address() as AddressInfo;
    this.leave = keepRegistered(
      new ConsulAgent(CONSUL_URL, CONSUL_TOKEN),
      registrationOf(service, SERVICE_ADDRESS ?? ownAddress(), port),
    );
  }

  /** Deregisters; Nest calls this before the server stops listening. */
  async onModuleDestroy(): Promise<void> {
    await this.leave?.();
  }
}
