import { HttpService } from '@nestjs/axios';
import { Injectable, Logger } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import { isAxiosError } from 'axios';
import { firstValueFrom } from 'rxjs';
import { GatewayConfig } from '../gateway.config';
import type { ServiceName } from '../routing/route';

const TIMEOUT_MS = 1_500;

/** Fetches the OpenAPI documents of the services. */
@Injectable()
export class ServiceDocuments {
  private readonly logger = new Logger(ServiceDocuments.name);
  private readonly instances: Readonly<Record<ServiceName, readonly string[]>>;

  constructor(
    private readonly http: HttpService,
    config: GatewayConfig,
  ) {
    this.instances = {
      'product-service': config.PRODUCT_SERVICE_URL,
      'order-service': config.ORDER_SERVICE_URL,
      'user-service': config.USER_SERVICE_URL,
    };
  }

  /** The document of the first instance that answers with one, or undefined. */
  async fetch(service: ServiceName): Promise<OpenAPIObject | undefined> {
    const attempts = this.instances[service].map((origin) => this.fetchFrom(origin));
    return Promise.any(attempts).catch((error: AggregateError) => {
      const unexpected: unknown = error.errors.find((cause: unknown) => !isAxiosError(cause));
      if (unexpected) this.logger.error(unexpected);
      return undefined;
    });
  }

  private async fetchFrom(origin: string): Promise<OpenAPIObject> {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { data } = await firstValueFrom(this.http.get<OpenAPIObject>(`${origin}/docs-json`, { signal }));
    if (typeof data.paths !== 'object') throw new Error(`${origin}/docs-json is no OpenAPI document`);
    return data;
  }
}
