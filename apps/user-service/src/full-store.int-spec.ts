import { Redis } from '@emporium/redis';
import { eventually, startTestRedis, useMemory } from '@emporium/testing';
import {
  newEmail,
  PASSWORD,
  type ProblemBody,
  runService,
  type RunningService,
} from './testing/running-service';

describe('with little memory left', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: RunningService;

  beforeAll(async () => {
    server = await startTestRedis();
    service = await runService(server.url);
  });
  afterAll(async () => {
    await service.stop();
    await server.stop();
  });

  it('nobody registers, and who has an account logs in, refreshes, changes it and logs out', async () => {
    const { email, id } = await service.register();
    await useMemory(service.app.get(Redis), 0.93);
    const register = () =>
      service.post<ProblemBody>('/users/register', { email: newEmail(), password: PASSWORD, name: 'Ada' });
    await eventually(async () =>
      expect(await register()).toMatchObject({ status: 503, body: { code: 'STORE_FULL' } }),
    );

    const { accessToken, refreshToken } = await service.login(email);
    const token = accessToken;
    const answers = [
      await service.put(`/users/${id}`, { name: 'Ada L.' }, { token }),
      await service.post('/users/refresh', { refreshToken }),
      await service.post('/users/verify', { token }),
      await service.post('/users/logout', {}, { token }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 204]);
  });
});
