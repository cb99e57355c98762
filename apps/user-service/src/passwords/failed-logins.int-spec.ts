import { eventually, startTestRedis } from '@emporium/testing';
import {
  newEmail,
  PASSWORD,
  type ProblemBody,
  runService,
  type RunningService,
} from '../testing/running-service';

const LIMIT = 5;
const WINDOW_SECONDS = 2;

describe('failed logins', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: RunningService;
  let otherInstance: RunningService;

  beforeAll(async () => {
    server = await startTestRedis();
    const variables = { AUTH_RATE_LIMIT: String(LIMIT), RATE_LIMIT_WINDOW: String(WINDOW_SECONDS) };
    service = await runService(server.url, variables);
    otherInstance = await runService(server.url, variables);
  });
  afterAll(async () => {
    await service.stop();
    await otherInstance.stop();
    await server.stop();
  });

  const login = (email: string, password: string, at = service, headers = {}) =>
    at.post<ProblemBody>('/users/login', { email, password }, { headers });
  const guess = (email: string, at = service) => login(email, 'not my password', at);
  const guessTimes = (times: number, email: string) =>
    Promise.all(Array.from({ length: times }, (_, i) => guess(email, i % 2 ? service : otherInstance)));
  const statuses = (answers: readonly { status: number }[], status: number) =>
    answers.filter((answer) => answer.status === status).length;

  it('lock an account for the rest of the window, on every instance, for the right password, too', async () => {
    const { email } = await service.register();
    await guessTimes(LIMIT, email);

    const [wrong, right] = [await guess(email.toUpperCase()), await login(email, PASSWORD, otherInstance)];

    for (const { status, headers, body } of [wrong, right]) {
      expect([status, body.code]).toEqual([429, 'RATE_LIMITED']);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(WINDOW_SECONDS);
    }
  });

  it('never lock it for longer than the window, even when guessing goes on', async () => {
    const { email } = await service.register();
    await guessTimes(LIMIT, email);
    const start = Date.now();
    while (Date.now() - start < WINDOW_SECONDS * 750) await guess(email);

    await eventually(async () => expect((await login(email, PASSWORD)).status).toBe(200), {
      timeoutMs: WINDOW_SECONDS * 500,
    });
  });

  it('tell no more guesses apart than the limit when all come at once', async () => {
    const { email } = await service.register();

    const answers = await guessTimes(4 * LIMIT, email);

    expect([statuses(answers, 401), statuses(answers, 429)]).toEqual([LIMIT, 3 * LIMIT]);
  });

  it('are answered alike for an address that nobody has', async () => {
    const { email } = await service.register();
    const nobody = newEmail();
    await Promise.all([guessTimes(LIMIT, email), guessTimes(LIMIT, nobody)]);

    const [known, unknown] = [await guess(email), await guess(nobody)];

    expect(unknown.status).toBe(known.status);
    expect(unknown.body.detail.replace(/\d+/, '')).toBe(known.body.detail.replace(/\d+/, ''));
  });

  it('are reset by a login that succeeds', async () => {
    const { email } = await service.register();
    for (let round = 0; round < 3; round++) {
      await guessTimes(LIMIT - 1, email);
      expect((await login(email, PASSWORD)).status).toBe(200);
    }
  });

  it('do not include logins that succeed, however many at once', async () => {
    const { email } = await service.register();

    const answers = await Promise.all(Array.from({ length: 4 * LIMIT }, () => login(email, PASSWORD)));

    expect(statuses(answers, 200)).toBe(4 * LIMIT);
  });

  it('leave other accounts and living sessions alone', async () => {
    const { accessToken, user } = await service.newLogin();
    const other = await service.register();
    await guessTimes(LIMIT, user.email);

    expect((await service.call(`/users/${user.id}`, { token: accessToken })).status).toBe(200);
    expect((await login(other.email, PASSWORD)).status).toBe(200);
  });

  it('do not hold a repeat under the same Idempotency-Key to the refusal', async () => {
    const { email } = await service.register();
    await guessTimes(LIMIT, email);
    const again = () => login(email, PASSWORD, service, { 'idempotency-key': 'locked-1' });
    expect((await again()).status).toBe(429);

    await new Promise((resolve) => setTimeout(resolve, WINDOW_SECONDS * 1000));

    expect((await again()).status).toBe(200);
  });
});
