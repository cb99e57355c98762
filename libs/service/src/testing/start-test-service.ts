import type { LoggedIn } from '@emporium/testing';
import { readConfig } from '../config/read-config';
import type { ServiceConfig } from '../config/service.config';
import { createService, type ServiceDefinition } from '../lifecycle/start-service';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request into a service under test, in somebody's name or in nobody's. */
export interface TestRequest {
  readonly as?: LoggedIn;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** What it answered; the body is undefined when there is none. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: any;
}

/** Runs a service within the test's process; what the environment does not say has a value for tests. */
export async function startTestService<Config extends ServiceConfig>(
  definition: ServiceDefinition<Config>,
  environment: Readonly<Record<string, string>>,
) {
  const config = readConfig(definition.config, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    JWT_SECRET: 'tR9vX2mK7qLw4ZpB8nYc3HdF6sGj1AeU',
    ...environment,
  });
  const app = await createService(definition, config);
  await app.init();
  await app.startAllMicroservices();
  await app.getHttpAdapter().getInstance().ready();

  async function call(method: Method, url: string, { as, body, headers }: TestRequest = {}) {
    const answer = await app.inject({
      method,
      url,
      headers: {
        ...(as && { authorization: as.authorization }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      payload: body === undefined ? undefined : JSON.stringify(body),
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as TestAnswer['headers'],
      body: answer.body === '' ? undefined : (JSON.parse(answer.body) as unknown),
    } as TestAnswer;
  }
  return { app, call, stop: () => app.close() };
}

export type TestService = Awaited<ReturnType<typeof startTestService>>;
