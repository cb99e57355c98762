import { once } from 'node:events';
import { Tokens } from '@emporium/auth';
import type { Role } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import {
  type Method,
  startTestService,
  type TestResponse,
  type TestService,
} from '@emporium/service/testing';
import { logIn } from '@emporium/testing';
import { productService } from '../product-service';

/** Who calls: nobody, a user of a role, or another service. */
export type Caller = 'nobody' | 'service' | Role;

/** product-service within the test's process, with callers that are logged in. */
export class ServiceUnderTest {
  private readonly credentials = new Map<Caller, string>();

  private constructor(private readonly service: TestService) {}

  static async start(redisUrl: string): Promise<ServiceUnderTest> {
    const service = new ServiceUnderTest(await startTestService(productService, { REDIS_URL: redisUrl }));
    const redis = service.get(Redis);
    if (redis.status !== 'ready') await once(redis, 'ready');
    await service.logIn();
    return service;
  }

  /** @param type a provider's class */
  get<Provider>(type: new (...dependencies: never[]) => Provider): Provider {
    return this.service.app.get(type, { strict: false });
  }

  call(
    caller: Caller,
    method: Method,
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<TestResponse> {
    const authorization = this.credentials.get(caller);
    return this.service.call(method, url, {
      as: authorization ? { authorization } : undefined,
      body,
      headers,
    });
  }

  close(): Promise<void> {
    return this.service.stop();
  }

  private async logIn(): Promise<void> {
    for (const role of ['admin', 'customer'] as const)
      this.credentials.set(role, (await logIn(this.service.app, role)).authorization);
    const token = await this.get(Tokens).sign('internal', { sub: 'service' }, 3600);
    this.credentials.set('service', `Bearer ${token}`);
  }
}
