import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type Role, sessionKey } from '@emporium/contracts';
import { Tokens } from '@emporium/auth';
import { Redis } from '@emporium/redis';
import { startTestService } from '@emporium/service/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { productService } from '../product-service';

type Method = 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE' | 'HEAD';

/** Who calls: nobody, a user of a role, or another service. */
export type Caller = 'nobody' | 'service' | Role;

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | undefined>;
  readonly body: any;
}

/** product-service within the test's process, with callers that are logged in. */
export class ServiceUnderTest {
  private readonly credentials = new Map<Caller, string>();

  private constructor(private readonly app: NestFastifyApplication) {}

  static async start(redisUrl: string): Promise<ServiceUnderTest> {
    const { app } = await startTestService(productService, { REDIS_URL: redisUrl });
    const service = new ServiceUnderTest(app);
    const redis = service.get(Redis);
    if (redis.status !== 'ready') await once(redis, 'ready');
    await service.logIn();
    return service;
  }

  /** @param type a provider's class */
  get<Provider>(type: new (...dependencies: never[]) => Provider): Provider {
    return this.app.get(type, { strict: false });
  }

  async call(
    caller: Caller,
    method: Method,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const authorization = this.credentials.get(caller);
    const answer = await this.app.inject({
      method,
      url,
      headers: {
        ...(authorization && { authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      payload: body === undefined ? undefined : JSON.stringify(body),
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as Answer['headers'],
      body: answer.body === '' || method === 'HEAD' ? undefined : JSON.parse(answer.body),
    };
  }

  close(): Promise<void> {
    return this.app.close();
  }

  private async logIn(): Promise<void> {
    const tokens = this.get(Tokens);
    for (const role of ['admin', 'customer'] as const) {
      const [userId, sid] = [randomUUID(), randomUUID()];
      await this.get(Redis).hset(sessionKey(sid), { userId, role });
      this.credentials.set(role, `Bearer ${await tokens.sign('access', { sub: userId, sid }, 3600)}`);
    }
    this.credentials.set('service', `Bearer ${await tokens.sign('internal', { sub: 'service' }, 3600)}`);
  }
}
