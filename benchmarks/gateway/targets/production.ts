import { randomBytes } from 'node:crypto';

/** Everything as in production, but for limits that no load reaches. */
export const productionEnvironment = () => ({
  NODE_ENV: 'production',
  LOG_LEVEL: 'info',
  JWT_SECRET: randomBytes(48).toString('base64url'),
  RATE_LIMIT: '1000000',
  AUTH_RATE_LIMIT: '1000000',
});
