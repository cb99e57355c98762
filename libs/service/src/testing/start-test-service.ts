import type { LoggedIn } from '@emporium/testing';
import { readConfig } from '../config/read-config';
import type { ServiceConfig } from '../config/service.config';
import { createService, type ServiceDefinition } from '../lifecycle/start-service';

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The secret of services under test, unless their environment sets another. */
export const TEST_JWT_SECRET = 'tR9vX2mK7qLw4ZpB8nYc3HdF6sGj1AeU';

/** A request to a service under test; anonymous unless `as` is given. */
export interface TestRequest {
  readonly as?: Pick<LoggedIn, 'authorization'>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A response of the service; `body` is the parsed JSON, undefined when there is none. */
export interface TestResponse<Body = any> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

/** Runs a service inside the test's process; variables that the environment does not set get values for tests. */
export async function startTestService<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  environment: Readonly<Record<string, string>>,
) {
  const config = readConfig(definition.config, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_SECRET: TEST_JWT_SECRET,
    ...environment,
  });
  const app = await createService(definition, config);
  await app.init();
  await app.startAllMicroservices();
  await app.getHttpAdapter().getInstance().ready();

  async function call<Body = any>(
    method: Method,
    url: string,
    { as, body, headers }: TestRequest = {},
  ): Promise<TestResponse<Body>> {
    const response = await app.inject({
      method,
      url,
      headers: {
        ...(as && { authorization: as.authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      payload: body === undefined ? undefined : JSON.stringify(body),
    });
    const hasBody = response.body !== '' && method !== 'HEAD';
    return {
      status: response.statusCode,
      headers: response.headers as Readonly<Record<string, string>>,
      body: (hasBody ? JSON.parse(response.body) : undefined) as Body,
    };
  }
  return { app, call, stop: () => app.close() };
}

export type TestService = Awaited<ReturnType<typeof startTestService>>;
