import { randomUUID } from 'node:crypto';
import { Tokens } from '@emporium/auth';
import { SERVICES, sessionKey, urlVariableOf } from '@emporium/contracts';
import { Redis } from '@emporium/redis';
import { readConfig } from '@emporium/service';
import { pino } from 'pino';
import { Pool } from 'undici';
import { createGateway } from '../create-gateway';
import { GatewayConfig } from '../config/gateway.config';

const UNUSED = 'http://127.0.0.1:9';

export interface TestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

type Options = Parameters<Pool['request']>[0];

/** A running gateway on a free port, and a client for it that adds no headers of its own, as `fetch` would. */
export async function startGateway(
  environment: Readonly<Record<string, string>>,
  beforeListening: () => void = () => undefined,
) {
  const config = readConfig(GatewayConfig, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    PORT: '0',
    JWT_SECRET: 'only-for-tests-0123456789abcdefghijklmnop',
    ...Object.fromEntries(SERVICES.map((service) => [urlVariableOf(service), UNUSED])),
    RATE_LIMIT: '100000',
    AUTH_RATE_LIMIT: '100000',
    ...environment,
  });
  const app = await createGateway(config, pino({ level: 'silent' }));
  beforeListening();
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const pool = new Pool(url);

  const ask = async (path: string, options: Partial<Options> = {}): Promise<TestResponse> => {
    const { statusCode, headers, body } = await pool.request({ path, method: 'GET', ...options });
    const text = await body.text();
    const isText = headers['content-encoding'] === undefined && text !== '';
    const isJson = isText && String(headers['content-type']).includes('json');
    return {
      status: statusCode,
      headers: headers as TestResponse['headers'],
      text,
      body: isJson ? (JSON.parse(text) as TestResponse['body']) : undefined,
    };
  };

  /** The headers of a user who has just logged in. */
  const login = async (): Promise<{ authorization: string }> => {
    const [userId, sessionId] = [randomUUID(), randomUUID()];
    await app.get(Redis).hset(sessionKey(sessionId), { userId, role: 'customer' });
    const token = await app.get(Tokens).sign('access', { sub: userId, sid: sessionId }, 60);
    return { authorization: `Bearer ${token}` };
  };

  const stop = async () => {
    await pool.destroy();
    await app.close();
  };
  return { app, url, port: Number(new URL(url).port), ask, login, stop };
}

export type TestGateway = Awaited<ReturnType<typeof startGateway>>;
