import { type LoggedIn, logIn } from '@emporium/testing';
import { runTinyService, written } from './testing/tiny-service';

const OLD = 'q8V2nX5kR9wT3yB7mL1cF4hJ6dS0gZpA';
const NEW = 'Hn5Tq8Wz1Xc4Vb7Mk0Lp3Sd6Fg9Rj2Ya';

type TinyService = Awaited<ReturnType<typeof runTinyService>>;

describe('an exchange of JWT_SECRET', () => {
  let before: TinyService;
  let during: TinyService;
  let after: TinyService;
  let kim: LoggedIn;

  beforeAll(async () => {
    before = await runTinyService({ environment: { JWT_SECRET: OLD } });
    const REDIS_URL = before.redisServer.url;
    const exchanged = { JWT_SECRET: NEW, JWT_SECRET_PREVIOUS: OLD, REDIS_URL };
    during = await runTinyService({ environment: exchanged });
    after = await runTinyService({ environment: { JWT_SECRET: NEW, REDIS_URL } });
    kim = await logIn(before.app);
  });
  afterAll(() => Promise.all([after, during, before].map((service) => service.stop())));

  const mine = async ({ app }: TinyService, { authorization }: LoggedIn) =>
    (await app.inject({ url: '/notes/mine', headers: { authorization } })).statusCode;
  const burn = ({ app }: TinyService, key: string, payload: object = {}) =>
    app.inject({ method: 'POST', url: '/notes/burn', headers: { 'idempotency-key': key }, payload });
  const write = ({ app }: TinyService, { authorization }: LoggedIn, key: string, payload: object) =>
    app.inject({
      method: 'POST',
      url: '/notes',
      headers: { authorization, 'idempotency-key': key },
      payload,
    });

  it('lets old tokens pass as long as the previous secret is known', async () => {
    expect(await mine(during, kim)).toBe(200);
    expect(await mine(after, kim)).toBe(401);
  });

  it('gives tokens that the new secret alone verifies', async () => {
    const lee = await logIn(during.app);

    expect(await mine(after, lee)).toBe(200);
    expect(await mine(before, lee)).toBe(401);
  });

  it('repeats responses that were encrypted with the previous secret', async () => {
    written.length = 0;
    await burn(before, 'once', { wood: 'oak' });
    const repeat = await burn(during, 'once', { wood: 'oak' });
    expect([repeat.statusCode, repeat.headers['idempotency-replayed']]).toEqual([204, 'true']);
    expect(written).toEqual(['burnt']);

    const note = await write(before, kim, 'noted', { text: 'oak' });
    const again = await write(during, kim, 'noted', { text: 'oak' });
    const reuse = await write(during, kim, 'noted', { text: 'elm' });

    expect([again.json(), again.headers['idempotency-replayed']]).toEqual([note.json(), 'true']);
    expect([reuse.statusCode, reuse.json().code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(written).toEqual(['burnt', 'oak']);
  });

  it('keeps what is answered meanwhile for those who know the new secret alone', async () => {
    written.length = 0;
    await burn(during, 'meanwhile', { wood: 'ash' });
    const repeat = await burn(after, 'meanwhile', { wood: 'ash' });

    expect([repeat.statusCode, repeat.headers['idempotency-replayed']]).toEqual([204, 'true']);
    expect(written).toEqual(['burnt']);
  });

  it('repeats no effect under a key whose record nobody can read any more', async () => {
    written.length = 0;
    await write(before, kim, 'unreadable', { text: 'oak' });
    const repeat = await write(after, await logIn(after.app, 'customer', kim.userId), 'unreadable', {
      text: 'oak',
    });

    expect([repeat.statusCode, repeat.json().code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect(written).toEqual(['oak']);
  });
});
