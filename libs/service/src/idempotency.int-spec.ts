import { type LoggedIn, logIn } from '@emporium/testing';
import { Redis } from '@emporium/redis';
import { runTinyService, written } from './testing/tiny-service';

describe('an Idempotency-Key', () => {
  let service: Awaited<ReturnType<typeof runTinyService>>;
  let kim: LoggedIn;
  const post = async (key: string, payload: object, who = kim) => {
    const headers = { authorization: who.authorization, 'idempotency-key': key };
    const {
      statusCode: status,
      headers: answered,
      body,
    } = await service.app.inject({
      method: 'POST',
      url: '/notes',
      headers,
      payload,
    });
    return {
      status,
      replayed: answered['idempotency-replayed'],
      location: answered.location,
      body: JSON.parse(body),
    };
  };

  beforeAll(async () => {
    service = await runTinyService();
    kim = await logIn(service.app);
  });
  beforeEach(() => (written.length = 0));
  afterAll(() => service.stop());

  it('makes a repeat get the first answer without a second effect', async () => {
    const first = await post('one', { text: 'a', delayMs: 0 });
    const repeat = await post('one', { delayMs: 0, text: 'a' });

    expect(first).toMatchObject({ status: 201, replayed: undefined, location: '/notes/1' });
    expect(repeat).toEqual({ ...first, replayed: 'true' });
    expect(written).toEqual(['a']);
  });

  it('is needed for that: without one, each request has its effect', async () => {
    const { authorization } = kim;
    const post = () =>
      service.app.inject({
        method: 'POST',
        url: '/notes',
        headers: { authorization },
        payload: { text: 'a' },
      });

    expect([(await post()).statusCode, (await post()).statusCode]).toEqual([201, 201]);
    expect(written).toEqual(['a', 'a']);
  });

  it('repeats a refusal word for word', async () => {
    const first = await post('refused', { text: 'too long' });
    const repeat = await post('refused', { text: 'too long' });

    expect(first).toMatchObject({ status: 409, body: { code: 'OUT_OF_PAPER' } });
    expect(repeat).toEqual({ ...first, replayed: 'true' });
    expect(written).toEqual(['too long']);
  });

  it('lets one of many at once through', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => post('many', { text: 'a', delayMs: 200 })),
    );

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'IDEMPOTENCY_IN_PROGRESS')).toHaveLength(9);
    expect(written).toEqual(['a']);
  });

  it('belongs to one body and one user', async () => {
    await post('mine', { text: 'a' });
    const other = await logIn(service.app);

    expect(await post('mine', { text: 'b' })).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
    expect((await post('mine', { text: 'b' }, other)).status).toBe(201);
    expect(written).toEqual(['a', 'b']);
  });

  it.each(['away', 'bug'])('is kept for its body after a failure that says nothing (%s)', async (text) => {
    expect((await post(text, { text })).status).toBeGreaterThanOrEqual(500);
    expect((await post(text, { text: 'fine' })).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await post(text, { text })).status).toBeGreaterThanOrEqual(500);
    expect(written).toEqual([text, text]);
  });

  it('may be used anew after a request that was not valid', async () => {
    expect((await post('invalid', { text: 1 })).status).toBe(400);
    expect((await post('invalid', { text: 'a' })).status).toBe(201);
  });

  it.each(['a b', 'x'.repeat(256)])('must be visible ASCII, not "%s"', async (key) => {
    expect(await post(key, { text: 'a' })).toMatchObject({
      status: 400,
      body: { code: 'IDEMPOTENCY_KEY_INVALID' },
    });
  });

  it('leaves nothing readable in Redis, and that for a day', async () => {
    await post('secret', { text: 'the password' });
    const redis = service.app.get(Redis);
    const [key = ''] = await redis.keys('idempotency:*:secret');

    expect(JSON.stringify(await redis.hgetall(key))).not.toContain('the password');
    expect(await redis.ttl(key)).toBeGreaterThan(24 * 3600 - 60);
  });

  it('says nothing to a request that may be repeated anyway', async () => {
    const read = () =>
      service.app
        .inject({ url: '/notes', headers: { 'idempotency-key': 'read' } })
        .then(({ headers }) => headers);
    await read();

    expect(await read()).not.toHaveProperty('idempotency-replayed');
  });

  it('works without a body and for everybody', async () => {
    const burn = () =>
      service.app.inject({ method: 'POST', url: '/notes/burn', headers: { 'idempotency-key': 'burn' } });
    const answers = [await burn(), await burn()];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204]);
    expect(answers[1]?.headers['idempotency-replayed']).toBe('true');
    expect(written).toEqual(['burnt']);
  });
});
