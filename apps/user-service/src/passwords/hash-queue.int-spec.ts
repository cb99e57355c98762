import { type ClientRequest, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually, startTestRedis } from '@emporium/testing';
import {
  newEmail,
  PASSWORD,
  type ProblemBody,
  runService,
  type RunningService,
} from '../testing/running-service';
import { PasswordHasher } from './password-hasher';

describe('passwords that wait for their hash', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: RunningService;

  beforeAll(async () => {
    server = await startTestRedis();
    service = await runService(server.url, { BCRYPT_COST: '10', AUTH_RATE_LIMIT: '1000' });
    await service.app.listen(0, '127.0.0.1');
  });
  afterAll(async () => {
    await service.stop();
    await server.stop();
  });

  const logIn = (email: string) => service.post<ProblemBody>('/users/login', { email, password: PASSWORD });

  it('let others log in while one account has many', async () => {
    const [ann, bob] = [await service.newLogin(), await service.register()];
    const change = () =>
      service.put<ProblemBody>(
        `/users/${ann.user.id}`,
        { email: newEmail(), currentPassword: 'certainly wrong' },
        { token: ann.accessToken },
      );
    const burst = Promise.all(Array.from({ length: 150 }, change));

    const logins = [];
    for (let i = 0; i < 8; i++) logins.push(await logIn(bob.email));

    expect(logins.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const refused = (await burst).filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    for (const { headers, body } of refused) {
      expect(body.code).toBe('OVERLOADED');
      expect(headers).toMatchObject({ 'retry-after': '1', 'x-overloaded': 'true' });
    }
  });

  it('are dropped when their clients leave', async () => {
    const { email } = await service.register();
    const match = jest.spyOn(service.app.get(PasswordHasher), 'match');
    const { port } = service.app.getHttpServer().address() as AddressInfo;
    const body = JSON.stringify({ email, password: 'certainly wrong' });
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const requests: ClientRequest[] = Array.from({ length: 20 }, () =>
      request({ port, host: '127.0.0.1', method: 'POST', path: '/users/login', headers })
        .on('error', () => undefined)
        .end(body),
    );
    await eventually(() => expect(match.mock.calls.length).toBeGreaterThan(10), { everyMs: 1 });

    for (const each of requests) each.destroy();

    const outcomes = await Promise.allSettled(
      match.mock.results.map(({ value }) => value as Promise<unknown>),
    );
    const dropped = outcomes.filter(({ status }) => status === 'rejected');
    expect(dropped.length).toBeGreaterThan(outcomes.length / 2);
    expect((await logIn(email)).status).toBe(200);
  });
});
