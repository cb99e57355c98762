import { startTestRedis } from '@emporium/testing';
import type { LoginAnswerDto } from '../sessions/login.dto';
import { PASSWORD, type ProblemBody, runService, type RunningService } from '../testing/running-service';

const LIMIT = 5;

describe('failed logins', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: RunningService;

  beforeAll(async () => {
    server = await startTestRedis();
    service = await runService(server.url, { AUTH_RATE_LIMIT: String(LIMIT), RATE_LIMIT_WINDOW: '600' });
  });
  afterAll(async () => {
    await service.stop();
    await server.stop();
  });

  const loginFrom = (clientAddress: string, email: string, password: string, headers = {}) =>
    service.post<ProblemBody>(
      '/users/login',
      { email, password },
      { headers: { 'x-forwarded-for': clientAddress, ...headers } },
    );
  const guessFrom = async (clientAddress: string, email: string, times: number, headers = {}) => {
    const answers = await Promise.all(
      Array.from({ length: times }, () => loginFrom(clientAddress, email, 'not my password', headers)),
    );
    return answers.map(({ status }) => status).sort();
  };
  /** As many addresses guess as an account bears. */
  const lock = async (email: string) => {
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) await guessFrom(address, email, LIMIT);
  };
  const statuses = (answers: readonly { status: number }[], status: number) =>
    answers.filter((answer) => answer.status === status).length;

  describe('from several addresses', () => {
    it('lock the account for the one that guesses and for nobody else', async () => {
      const { email } = await service.register();

      expect(await guessFrom('192.0.2.1', email, 8 * LIMIT)).toEqual([
        ...Array<number>(LIMIT).fill(401),
        ...Array<number>(7 * LIMIT).fill(429),
      ]);

      expect((await loginFrom('192.0.2.1', email, PASSWORD)).status).toBe(429);
      expect((await loginFrom('192.0.2.2', email, PASSWORD)).status).toBe(200);
      expect((await service.post('/users/login', { email, password: PASSWORD })).status).toBe(200);
    });

    it('are not the more guesses for a login that succeeds elsewhere', async () => {
      const { email } = await service.register();
      await guessFrom('192.0.2.1', email, LIMIT);
      await loginFrom('192.0.2.2', email, PASSWORD);

      expect(await guessFrom('192.0.2.1', email, 1)).toEqual([429]);
    });

    it('are one address when it is of one IPv6 network', async () => {
      const { email } = await service.register();
      await guessFrom('2001:db8:1:2::1', email, LIMIT);

      expect(await guessFrom('2001:db8:1:2:ffff::2', email, 1)).toEqual([429]);
      expect(await guessFrom('2001:db8:1:3::1', email, 1)).toEqual([401]);
    });

    it('are refused in the end, the right one too, and have to wait before', async () => {
      const { email } = await service.register();
      await guessFrom('192.0.2.1', email, LIMIT);
      await guessFrom('192.0.2.2', email, LIMIT);
      const start = performance.now();
      const right = await loginFrom('192.0.2.9', email, PASSWORD);
      expect([right.status, performance.now() - start > 400]).toEqual([200, true]);
      await guessFrom('192.0.2.3', email, LIMIT);

      expect((await loginFrom('192.0.2.9', email, PASSWORD)).status).toBe(429);
    });

    describe('when a device has logged in before', () => {
      const knownDevice = async () => {
        const { email } = await service.register();
        const cookie = (await loginFrom('192.0.2.9', email, PASSWORD)).headers['set-cookie'] ?? '';
        return { email, device: { cookie: cookie.split(';', 1)[0] ?? '' } };
      };

      it('let it log in, from wherever, by its cookie or its header', async () => {
        const { email, device } = await knownDevice();
        await lock(email);

        expect((await loginFrom('192.0.2.9', email, PASSWORD)).status).toBe(429);
        expect((await loginFrom('192.0.2.9', email, PASSWORD, device)).status).toBe(200);
        expect((await loginFrom('192.0.2.1', email, PASSWORD, device)).status).toBe(200);
        const header = { 'x-device-token': device.cookie.replace('device=', '') };
        expect((await loginFrom('192.0.2.1', email, PASSWORD, header)).status).toBe(200);
      });

      it('hold it to its own', async () => {
        const { email, device } = await knownDevice();
        await lock(email);

        const statuses = await guessFrom('192.0.2.9', email, 2 * LIMIT, device);

        expect(statuses.filter((status) => status === 401)).toHaveLength(LIMIT);
        expect((await loginFrom('192.0.2.9', email, PASSWORD, device)).status).toBe(429);
      });

      it('do not let it log in to another account, or with a token of its own making', async () => {
        const { email } = await service.register();
        const { device } = await knownDevice();
        const { accessToken } = await service.newLogin();
        await lock(email);

        for (const headers of [device, { cookie: `device=${accessToken}` }, { cookie: 'device=x' }])
          expect((await loginFrom('192.0.2.9', email, PASSWORD, headers)).status).toBe(429);
      });
    });
  });

  describe('include the present password that a change asks for, which', () => {
    const change = (
      { user, accessToken }: LoginAnswerDto,
      currentPassword: string,
      clientAddress = '192.0.2.1',
    ) =>
      service.put<ProblemBody>(
        `/users/${user.id}`,
        { password: `new ${PASSWORD}`, currentPassword },
        { token: accessToken, headers: { 'x-forwarded-for': clientAddress } },
      );

    it('is guessed as often as at the login, and then refused, when it is right too', async () => {
      const ann = await service.newLogin();

      const answers = await Promise.all(
        Array.from({ length: 4 * LIMIT }, (_, i) => change(ann, `wrong guess no. ${i}`)),
      );

      expect([statuses(answers, 403), statuses(answers, 429)]).toEqual([LIMIT, 3 * LIMIT]);
      const right = await change(ann, PASSWORD);
      expect([right.status, right.body.code]).toEqual([429, 'RATE_LIMITED']);
      expect(Number(right.headers['retry-after'])).toBeGreaterThan(0);
      expect((await loginFrom('192.0.2.9', ann.user.email, PASSWORD)).status).toBe(200);
    });

    it('is guessed from other addresses no longer than the account bears', async () => {
      const ann = await service.newLogin();

      const answers = await Promise.all(
        Array.from({ length: 8 * LIMIT }, (_, i) => change(ann, 'wrong', `192.0.2.${i}`)),
      );

      expect(statuses(answers, 403)).toBe(3 * LIMIT);
      expect((await change(ann, PASSWORD, '192.0.2.250')).status).toBe(429);
    });

    it('is the owner’s to use while others’ failed logins have locked the account', async () => {
      const ann = await service.newLogin();
      await lock(ann.user.email);

      expect((await change(ann, PASSWORD)).status).toBe(200);
    });
  });
});
