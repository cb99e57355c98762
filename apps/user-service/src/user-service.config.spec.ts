import { readConfig } from '@emporium/service';
import { UserServiceConfig } from './user-service.config';

const JWT_SECRET = 'K7c2pXw9Qe4rTz1uYb8nMa5sDf3gHj6k';
const read = (variables: Record<string, string>) =>
  readConfig(UserServiceConfig, { JWT_SECRET, ...variables });

describe('the configuration of user-service', () => {
  it('has a default for everything but the secret', () => {
    expect(read({})).toMatchObject({
      PORT: 3003,
      BCRYPT_COST: 10,
      AUTH_RATE_LIMIT: 10,
      RATE_LIMIT_WINDOW: 60,
    });
    expect(read({}).ADMIN_EMAIL).toBeUndefined();
  });

  it('takes an administrator', () => {
    const variables = { ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'twelve bytes!' };

    expect(read(variables)).toMatchObject(variables);
  });

  it.each([
    [{ ADMIN_EMAIL: 'admin@example.com' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_PASSWORD: 'twelve bytes!' }, 'ADMIN_EMAIL'],
    [{ ADMIN_EMAIL: 'admin@example.com', ADMIN_PASSWORD: 'short' }, 'ADMIN_PASSWORD'],
    [{ ADMIN_EMAIL: 'nobody', ADMIN_PASSWORD: 'twelve bytes!' }, 'ADMIN_EMAIL'],
    [{ BCRYPT_COST: '3' }, 'BCRYPT_COST'],
    [{ BCRYPT_COST: '16' }, 'BCRYPT_COST'],
    [{ BCRYPT_COST: 'ten' }, 'BCRYPT_COST'],
    [{ AUTH_RATE_LIMIT: '0' }, 'AUTH_RATE_LIMIT'],
    [{ RATE_LIMIT_WINDOW: 'long' }, 'RATE_LIMIT_WINDOW'],
  ])('refuses %j and names the variable', (variables, name) => {
    expect(() => read(variables)).toThrow(name);
  });
});
