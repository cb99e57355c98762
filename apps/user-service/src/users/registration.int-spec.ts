import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import {
  newEmail,
  PASSWORD,
  type ProblemBody,
  runService,
  type RunningService,
} from '../testing/running-service';
import type { UserDto } from './user.dto';

describe('POST /users/register', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let service: RunningService;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = new Redis(server.url);
    service = await runService(server.url);
  });
  afterAll(async () => {
    await service.stop();
    redis.disconnect();
    await server.stop();
  });

  const register = <Body = UserDto>(email: string, headers?: Record<string, string>, name = 'Ada') =>
    service.post<Body>('/users/register', { email, password: PASSWORD, name }, { headers });

  it('creates a customer and says where', async () => {
    const { status, headers, body } = await register('Ada@Example.com');

    expect(status).toBe(201);
    expect(headers['location']).toBe(`/users/${body.id}`);
    expect(body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
      email: 'Ada@Example.com',
      name: 'Ada',
      role: 'customer',
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      updatedAt: body.createdAt,
    });
  });

  it('stores the password as a bcrypt hash only', async () => {
    const { body } = await register(newEmail());

    const stored = await redis.hgetall(`user:${body.id}`);

    expect(stored['passwordHash']).toMatch(/^\$2b\$04\$/);
    expect(JSON.stringify(stored)).not.toContain(PASSWORD);
  });

  it('refuses an address that differs from a taken one in case alone', async () => {
    await register('grace@example.com');

    const { status, headers, body } = await register<ProblemBody>(' GRACE@Example.Com ');

    expect(status).toBe(409);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body.code).toBe('EMAIL_TAKEN');
  });

  it('lets exactly one of twenty through that come at once', async () => {
    const before = await redis.zcard('users:all');
    const spellings = ['race@example.com', 'Race@example.com', 'RACE@EXAMPLE.COM', 'race@Example.com'];

    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => register(spellings[i % 4] ?? '')));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await redis.zcard('users:all')).toBe(before + 1);
  });

  it('answers a repeat under the same key as the first time', async () => {
    const email = newEmail();
    const key = { 'idempotency-key': 'registration-1' };

    const first = await register(email, key);
    const repeat = await register(email, key);

    expect(repeat.status).toBe(201);
    expect(repeat.headers['idempotency-replayed']).toBe('true');
    expect(repeat.headers['location']).toBe(`/users/${first.body.id}`);
    expect(repeat.body).toEqual(first.body);
  });

  describe('whose process died before it recorded the answer to a key', () => {
    const loseResponse = async (key: string) => {
      const [record = ''] = await redis.keys(`idempotency:*:${key}`);
      expect(await redis.hdel(record, 'answer')).toBe(1);
    };

    it('makes one user, and tells of them as they were made, though they have changed since', async () => {
      const [email, key] = [newEmail(), { 'idempotency-key': 'registration-3' }];
      const first = await register(email, key);
      const { accessToken: token } = await service.login(email);
      await service.put(`/users/${first.body.id}`, { name: 'Countess' }, { token });
      await loseResponse('registration-3');
      const before = await redis.zcard('users:all');

      const repeat = await register(email, key);

      expect(repeat).toMatchObject({ status: 201, body: first.body });
      expect(repeat.headers['idempotency-replayed']).toBe('true');
      expect(await redis.zcard('users:all')).toBe(before);
      expect(await redis.hget(`user:${first.body.id}`, 'name')).toBe('Countess');
    });

    it('finishes what it left undone: the list of users, the address for good', async () => {
      const [email, key] = [newEmail(), { 'idempotency-key': 'registration-4' }];
      const { body } = await register(email, key);
      await redis.zrem('users:all', body.id);
      await redis.expire(`user:email:${email}`, 60);
      await loseResponse('registration-4');

      expect((await register(email, key)).body).toEqual(body);

      expect(await redis.zscore('users:all', body.id)).toBe(String(Date.parse(body.createdAt)));
      expect(await redis.ttl(`user:email:${email}`)).toBe(-1);
    });

    it('goes on with an address that it had claimed', async () => {
      const [email, key] = [newEmail(), { 'idempotency-key': 'registration-5' }];
      const { body } = await register(email, key);
      await redis.del(`user:${body.id}`);
      await redis.zrem('users:all', body.id);
      await redis.expire(`user:email:${email}`, 60);
      await loseResponse('registration-5');

      expect(await register(email, key)).toMatchObject({ status: 201, body: { id: body.id, email } });
      expect((await service.login(email)).user.id).toBe(body.id);
    });
  });

  it('lets no key that a stranger uses shut out another registration', async () => {
    const key = { 'idempotency-key': 'registration-2' };
    await register(newEmail(), key);

    const { status, headers } = await register(newEmail(), key);

    expect([status, headers['idempotency-replayed']]).toEqual([201, undefined]);
  });

  it('names every field that breaks a rule', async () => {
    const { status, body } = await service.post<ProblemBody>('/users/register', {
      email: 'nobody',
      password: 'short',
      role: 'admin',
    });

    expect(status).toBe(400);
    expect(new Set(body.errors?.map(({ pointer }) => pointer))).toEqual(
      new Set(['#/email', '#/password', '#/name', '#/role']),
    );
  });

  it('gives the address back when its hash could not be made in time', async () => {
    const slow = await runService(server.url, { BCRYPT_COST: '12' });
    const [atWork, email] = [Array.from({ length: 6 }, newEmail), newEmail()];
    const registerAt = (address: string, headers?: Record<string, string>) =>
      slow.post<ProblemBody>(
        '/users/register',
        { email: address, password: PASSWORD, name: 'Ada' },
        { headers },
      );
    const others = Promise.all(atWork.map((address) => registerAt(address)));
    const keys = atWork.map((address) => `user:email:${address}`);
    await eventually(async () => expect(await redis.exists(...keys)).toBe(atWork.length), { everyMs: 1 });

    const refused = await registerAt(email, { 'x-request-timeout-ms': '50' });

    expect([refused.status, refused.body.code]).toEqual([503, 'OVERLOADED']);
    expect(refused.headers['retry-after']).toBe('1');
    expect(await redis.exists(`user:email:${email}`)).toBe(0);
    await others;
    expect((await register(email)).status).toBe(201);
    await slow.stop();
  });
});
