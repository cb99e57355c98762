import { type Abuse, sendAll } from './abuse';

/** What is not part of the API, and easily forgotten when limits are drawn. */
export const besideTheApi: Abuse = {
  name: 'beside the API',
  strike: (abuser) =>
    sendAll(
      abuser.beside,
      ['/docs-json', '/docs', '/metrics', '/health/ready', '/nowhere', '/docs-json', '/metrics'].map(
        (path) => ({
          method: 'GET' as const,
          path,
        }),
      ),
    ),
};
