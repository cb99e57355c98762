import { randomBytes } from 'node:crypto';

export const ADMINISTRATOR = { email: 'admin@emporium.example', password: 'open-sesame-at-dawn' };

/** The key that the suite signs tokens with: the forger knows it and must not get in all the same. */
export const JWT_SECRET = randomBytes(48).toString('base64url');

/** Limits and the cost of hashing are out of the way: what is tried is correctness. */
export const SETTINGS = {
  NODE_ENV: 'test',
  LOG_LEVEL: 'warn',
  JWT_SECRET,
  ADMIN_EMAIL: ADMINISTRATOR.email,
  ADMIN_PASSWORD: ADMINISTRATOR.password,
  BCRYPT_COST: '4',
  RATE_LIMIT: '1000000',
  AUTH_RATE_LIMIT: '1000000',
};
