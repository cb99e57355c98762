/** The administrator of a suite that is started for a benchmark or a proof. */
export const ADMINISTRATOR = { email: 'admin@emporium.example', password: 'open-sesame-at-dawn' };

/** The environment of such a suite: an administrator, quick logins, and limits that nobody reaches. */
export const LOAD_TEST_ENV: Readonly<Record<string, string>> = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'warn',
  ADMIN_EMAIL: ADMINISTRATOR.email,
  ADMIN_PASSWORD: ADMINISTRATOR.password,
  BCRYPT_COST: '4',
  RATE_LIMIT: '1000000',
  AUTH_RATE_LIMIT: '1000000',
};
