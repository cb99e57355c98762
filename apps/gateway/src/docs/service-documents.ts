import { HttpService } from '@nestjs/axios';
import { Injectable, Logger } from '@nestjs/common';
import type { ServiceName } from '@emporium/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import { isAxiosError } from 'axios';
import { firstValueFrom } from 'rxjs';
import { Balancers } from '../balancing/balancers';

const TIMEOUT_MS = 1_500;

/** Fetches the OpenAPI documents of the services. */
@Injectable()
export class ServiceDocuments {
  private readonly logger = new Logger(ServiceDocuments.name);

  constructor(
    private readonly http: HttpService,
    private readonly balancers: Balancers,
  ) {}

  /** The document of the first instance that answers with one, or undefined. */
  async fetch(service: ServiceName): Promise<OpenAPIObject | undefined> {
    const attempts = this.balancers.of(service).instances.map(({ origin }) => this.fetchFrom(origin));
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
