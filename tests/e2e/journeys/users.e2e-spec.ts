import { randomUUID } from 'node:crypto';
import { api, send } from '../support/api';
import { newCustomer, PASSWORD, theAdmin } from '../support/people';
import { SERVICE_URLS } from '../support/urls';

const me = (id: string, token: string) => api('GET', `/api/users/${id}`, { token });

describe('users', () => {
  it('are registered once for an address, whatever its case', async () => {
    const email = `Kim.${randomUUID()}@customers.example`;
    const body = { email, password: PASSWORD, name: 'Kim' };

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => api('POST', '/api/users/register', { body })),
    );
    const upper = await api('POST', '/api/users/register', { body: { ...body, email: email.toUpperCase() } });

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(7).fill(409)]);
    expect([upper.status, upper.body.code]).toEqual([409, 'EMAIL_TAKEN']);
    const created = answers.find(({ status }) => status === 201);
    expect(created?.body).toMatchObject({ email, name: 'Kim', role: 'customer' });
    expect(created?.headers.get('location')).toBe(`/api/users/${created?.body.id}`);
    expect(JSON.stringify(created?.body)).not.toMatch(/\$2|password/i);
  });

  it('cannot tell a wrong password from an unknown address', async () => {
    const { email } = await newCustomer();
    const answers = await Promise.all(
      [email, 'nobody@customers.example'].map((who) =>
        api('POST', '/api/users/login', { body: { email: who, password: 'not the password' } }),
      ),
    );
    const [wrong, unknown] = answers.map(({ status, body: { requestId: _, ...body } }) => ({ status, body }));
    expect(wrong?.status).toBe(401);
    expect(wrong).toEqual(unknown);
  });

  it('stay logged out on every instance from the moment they log out', async () => {
    const { id, token } = await newCustomer();
    expect((await me(id, token)).status).toBe(200);

    expect((await api('POST', '/api/users/logout', { token })).status).toBe(204);

    expect(await me(id, token)).toMatchObject({ status: 401, body: { code: 'INVALID_TOKEN' } });
    for (const url of SERVICE_URLS['order-service']) {
      expect((await send(url, 'GET', '/cart', { token })).status).toBe(401);
    }
    expect((await api('POST', '/api/users/verify', { body: { token } })).body).toEqual({ valid: false });
  });

  it('renew a session with each refresh token once; using an old one ends it', async () => {
    const { id, refreshToken } = await newCustomer();
    const refresh = (token: string) => api('POST', '/api/users/refresh', { body: { refreshToken: token } });

    const renewed = await refresh(refreshToken);
    expect(renewed.status).toBe(200);
    expect((await me(id, renewed.body.accessToken)).status).toBe(200);

    expect((await refresh(refreshToken)).body).toEqual(renewed.body);

    const again = await refresh(renewed.body.refreshToken);
    expect((await refresh(refreshToken)).status).toBe(401);
    expect((await refresh(again.body.refreshToken)).status).toBe(401);
    expect((await me(id, again.body.accessToken)).status).toBe(401);
  });

  it('verify a token', async () => {
    const { id, token } = await newCustomer();
    const { body } = await api('POST', '/api/users/verify', { body: { token } });
    expect(body).toMatchObject({ valid: true, user: { id } });
    expect(Date.parse(body.expiresAt)).toBeGreaterThan(Date.now());
  });

  it('end their other sessions by changing the password, and one by choice', async () => {
    const phone = await newCustomer();
    const laptop = (
      await api('POST', '/api/users/login', { body: { email: phone.email, password: PASSWORD } })
    ).body;
    const tablet = (
      await api('POST', '/api/users/login', { body: { email: phone.email, password: PASSWORD } })
    ).body;
    const sessions = await api('GET', `/api/users/${phone.id}/sessions`, { token: phone.token });
    expect(sessions.body.data).toHaveLength(3);
    const verdict = await api('POST', '/api/users/verify', { body: { token: tablet.accessToken } });
    expect(verdict.body.valid).toBe(true);

    const { sid } = JSON.parse(Buffer.from(tablet.accessToken.split('.')[1], 'base64url').toString());
    const ended = await api('DELETE', `/api/users/${phone.id}/sessions/${sid}`, { token: phone.token });
    expect(ended.status).toBe(204);
    expect((await me(phone.id, tablet.accessToken)).status).toBe(401);

    const changed = await api('PUT', `/api/users/${phone.id}`, {
      token: phone.token,
      body: { password: 'another long password', currentPassword: PASSWORD },
    });
    expect(changed.status).toBe(200);
    expect((await me(phone.id, phone.token)).status).toBe(200);
    expect((await me(phone.id, laptop.accessToken)).status).toBe(401);
  });

  it('see themselves and nobody else; administrators see all', async () => {
    const [kim, other, admin] = await Promise.all([newCustomer(), newCustomer(), theAdmin()]);
    expect((await me(kim.id, kim.token)).body.email).toBe(kim.email);
    expect((await me(kim.id, other.token)).status).toBe(404);
    expect((await me(kim.id, admin.token)).status).toBe(200);
  });

  it.each([
    ['an address that is none', { email: 'kim' }],
    ['a short password', { password: 'eleven char' }],
    ['a password beyond what bcrypt reads', { password: 'ä'.repeat(37) }],
    ['a role', { role: 'admin' }],
  ])('are not registered with %s', async (_, changes) => {
    const body = { email: `${randomUUID()}@customers.example`, password: PASSWORD, name: 'Kim', ...changes };
    const refused = await api('POST', '/api/users/register', { body });
    expect(refused).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
    expect(refused.body.errors).toHaveLength(1);
  });
});
