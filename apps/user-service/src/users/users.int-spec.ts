import { Redis } from '@emporium/redis';
import { eventually, startTestRedis } from '@emporium/testing';
import { UsersRepository } from '@emporium/user-data';
import { v7 as uuidv7 } from 'uuid';
import type { LoginAnswerDto } from '../sessions/login.dto';
import {
  newEmail,
  PASSWORD,
  type ProblemBody,
  runService,
  type RunningService,
} from '../testing/running-service';
import type { UserDto } from './user.dto';

const ADMIN = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'administrator!' };
const NEW_PASSWORD = 'a wholly new password';

describe('/users/:id', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let redis: Redis;
  let service: RunningService;
  let admin: LoginAnswerDto;

  beforeAll(async () => {
    server = await startTestRedis();
    redis = new Redis(server.url);
    service = await runService(server.url, ADMIN);
    admin = await eventually(async () => {
      const answer = await service.login(ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
      expect(answer.user.role).toBe('admin');
      return answer;
    });
  });
  afterAll(async () => {
    await service.stop();
    redis.disconnect();
    await server.stop();
  });

  const read = <Body = UserDto>(id: string, token?: string, headers?: Record<string, string>) =>
    service.call<Body>(`/users/${id}`, { token, headers });
  const change = <Body = UserDto>(
    { user, accessToken }: LoginAnswerDto,
    body: object,
    headers?: Record<string, string>,
  ) => service.put<Body>(`/users/${user.id}`, body, { token: accessToken, headers });
  const tryLogin = async (email: string, password: string) =>
    (await service.post('/users/login', { email, password })).status;

  describe('GET', () => {
    it('shows a user to themselves and to an administrator', async () => {
      const { user, accessToken } = await service.newLogin();

      expect((await read(user.id, accessToken)).body).toEqual(user);
      expect((await read(user.id, admin.accessToken)).body).toEqual(user);
    });

    it('shows nobody else that there is such a user', async () => {
      const [ada, eve] = [await service.newLogin(), await service.newLogin()];

      const somebody = await read<ProblemBody>(ada.user.id, eve.accessToken);
      const nobody = await read<ProblemBody>(uuidv7(), eve.accessToken);

      expect([somebody.status, somebody.body.code]).toEqual([404, 'USER_NOT_FOUND']);
      expect([nobody.status, nobody.body.detail]).toEqual([404, somebody.body.detail]);
    });

    it('tells an administrator that there is no such user', async () => {
      expect((await read(uuidv7(), admin.accessToken)).status).toBe(404);
    });

    it('refuses an id that is no UUID', async () => {
      expect((await read('1', admin.accessToken)).status).toBe(400);
    });

    it('needs a token, whatever a header says about the user', async () => {
      const { user } = await service.newLogin();

      const { status, headers } = await read(user.id, undefined, { 'x-user-id': user.id });

      expect(status).toBe(401);
      expect(headers['www-authenticate']).toMatch(/^Bearer/);
    });

    it('answers 304 while the user stays the same', async () => {
      const { user, accessToken } = await service.newLogin();
      const { headers } = await read(user.id, accessToken);

      const answer = await read(user.id, accessToken, { 'if-none-match': headers['etag'] ?? '' });

      expect([answer.status, answer.body]).toEqual([304, undefined]);
    });
  });

  describe('PUT', () => {
    it('changes a name without asking for the password', async () => {
      const login = await service.newLogin();

      const { status, body } = await change(login, { name: 'Countess' });

      expect(status).toBe(200);
      expect(body).toEqual({ ...login.user, name: 'Countess', updatedAt: body.updatedAt });
      expect((await read(login.user.id, login.accessToken)).body).toEqual(body);
    });

    it('changes nothing when nothing differs', async () => {
      const login = await service.newLogin();
      const { name, email } = login.user;

      expect((await change(login, {})).body).toEqual(login.user);
      expect((await change(login, { name, email })).body).toEqual(login.user);
    });

    it('asks for the current password before it changes password or address', async () => {
      const login = await service.newLogin();

      for (const body of [{ password: NEW_PASSWORD }, { email: newEmail() }]) {
        const answer = await change<ProblemBody>(login, body);
        expect(answer.status).toBe(400);
        expect(answer.body.errors?.map(({ pointer }) => pointer)).toEqual(['#/currentPassword']);
      }
    });

    it('refuses a wrong current password and changes nothing', async () => {
      const login = await service.newLogin();

      const { status, body } = await change<ProblemBody>(login, {
        password: NEW_PASSWORD,
        currentPassword: 'not my password',
      });

      expect([status, body.code]).toEqual([403, 'WRONG_PASSWORD']);
      expect(await tryLogin(login.user.email, PASSWORD)).toBe(200);
    });

    it('ends the other sessions with the old password, and not this one', async () => {
      const here = await service.newLogin();
      const elsewhere = await service.login(here.user.email);

      await change(here, { password: NEW_PASSWORD, currentPassword: PASSWORD });

      expect((await read(here.user.id, here.accessToken)).status).toBe(200);
      expect((await read(here.user.id, elsewhere.accessToken)).status).toBe(401);
      expect(await tryLogin(here.user.email, PASSWORD)).toBe(401);
      expect(await tryLogin(here.user.email, NEW_PASSWORD)).toBe(200);
    });

    it('lets no login in whose password was right only before the change', async () => {
      const here = await service.newLogin();
      const users = service.app.get(UsersRepository);
      const betweenCompareAndOpen = jest.spyOn(users, 'confirmEmail').mockImplementationOnce(async () => {
        await change(here, { password: NEW_PASSWORD, currentPassword: PASSWORD });
        return true;
      });

      const status = await tryLogin(here.user.email, PASSWORD);

      expect(betweenCompareAndOpen).toHaveBeenCalled();
      expect(status).toBe(401);
      expect(await redis.scard(`user:${here.user.id}:sessions`)).toBe(1);
    });

    it('moves the login to a new address and frees the old one', async () => {
      const login = await service.newLogin();
      const email = newEmail();

      const { body } = await change(login, { email, currentPassword: PASSWORD });

      expect(body.email).toBe(email);
      expect(await tryLogin(email, PASSWORD)).toBe(200);
      expect(await tryLogin(login.user.email, PASSWORD)).toBe(401);
      expect((await service.register(login.user.email)).email).toBe(login.user.email);
    });

    it('takes another spelling of the same address', async () => {
      const login = await service.newLogin();
      const email = login.user.email.toUpperCase();

      const { body } = await change(login, { email });

      expect(body.email).toBe(email);
      expect(await tryLogin(login.user.email, PASSWORD)).toBe(200);
    });

    it('refuses an address that somebody else has', async () => {
      const [login, other] = [await service.newLogin(), await service.register()];

      const { status, body } = await change<ProblemBody>(login, {
        email: other.email.toUpperCase(),
        currentPassword: PASSWORD,
      });

      expect([status, body.code]).toEqual([409, 'EMAIL_TAKEN']);
    });

    it('gives an address to one of several users who move to it at once', async () => {
      const logins = await Promise.all(Array.from({ length: 5 }, () => service.newLogin()));
      const email = newEmail();

      const answers = await Promise.all(
        logins.map((login) => change(login, { email, currentPassword: PASSWORD })),
      );

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    });

    it('survives the same change of address sent twice at once', async () => {
      const login = await service.newLogin();
      const body = { email: newEmail(), currentPassword: PASSWORD };

      const answers = await Promise.all([change(login, body), change(login, body)]);

      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await redis.get(`user:email:${body.email}`)).toBe(login.user.id);
      expect(await redis.ttl(`user:email:${body.email}`)).toBe(-1);
    });

    it('loses none of several changes that come at once', async () => {
      const login = await service.newLogin();
      const email = newEmail();

      const answers = await Promise.all([
        change(login, { name: 'Countess' }),
        change(login, { email, currentPassword: PASSWORD }),
        ...Array.from({ length: 8 }, () => change(login, { name: 'Countess' })),
      ]);

      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect((await read(login.user.id, login.accessToken)).body).toMatchObject({ name: 'Countess', email });
    });

    it('changes only what the caller has seen when If-Match is sent', async () => {
      const login = await service.newLogin();
      const { headers } = await read(login.user.id, login.accessToken);
      const ifMatch = { 'if-match': headers['etag'] ?? '' };

      const first = await change(login, { name: 'First' }, ifMatch);
      const second = await change<ProblemBody>(login, { name: 'Second' }, ifMatch);
      const third = await change(login, { name: 'Third' }, { 'if-match': first.headers['etag'] ?? '' });

      expect(first.status).toBe(200);
      expect([second.status, second.body.code]).toEqual([412, 'PRECONDITION_FAILED']);
      expect(third.status).toBe(200);
    });

    it.each([
      ['If-None-Match names it', { 'if-none-match': '*' }, 412],
      ['If-Match names a weak tag', { 'if-match': 'W/"weak"' }, 412],
      ['If-Match is no tag', { 'if-match': 'no-quotes' }, 400],
    ])('changes nothing when %s', async (_, conditions, status) => {
      const login = await service.newLogin();

      expect((await change(login, { name: 'Refused' }, conditions)).status).toBe(status);
      expect((await read(login.user.id, login.accessToken)).body).toMatchObject({ name: login.user.name });
    });

    it('lets one of several changes of one ETag through that come at once', async () => {
      const login = await service.newLogin();
      const { headers } = await read(login.user.id, login.accessToken);

      const answers = await Promise.all(
        ['A', 'B', 'C', 'D'].map((name) => change(login, { name }, { 'if-match': headers['etag'] ?? '' })),
      );

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    });

    it('lets an administrator change somebody else without their password, and ends all their sessions', async () => {
      const login = await service.newLogin();

      const { status } = await service.put(
        `/users/${login.user.id}`,
        { password: NEW_PASSWORD },
        { token: admin.accessToken },
      );

      expect(status).toBe(200);
      expect((await read(login.user.id, login.accessToken)).status).toBe(401);
      expect((await read(admin.user.id, admin.accessToken)).status).toBe(200);
    });

    it('asks an administrator for the password before it changes their own', async () => {
      expect((await change(admin, { password: NEW_PASSWORD })).status).toBe(400);
    });

    it('does not let anybody change somebody else', async () => {
      const [ada, eve] = [await service.newLogin(), await service.newLogin()];

      const { status } = await service.put(
        `/users/${ada.user.id}`,
        { name: 'Eve' },
        { token: eve.accessToken },
      );

      expect(status).toBe(404);
    });

    it('does not let a customer make themselves an administrator', async () => {
      expect((await change(await service.newLogin(), { role: 'admin' })).status).toBe(400);
    });
  });
});
