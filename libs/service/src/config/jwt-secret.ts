import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where the development secret is stored, relative to the folder the services start in. */
const DEVELOPMENT_SECRET_FILE = '.emporium/jwt-secret';

const WELL_KNOWN =
  /^(a-string-secret|change|default|dev|example|insert|jwt|my[-_ ]|password|please|replace|secret|super|your[-_ ])/i;
const REPETITION = /^(.{1,8})\1+$/;

/** Says whether a value looks taken from documentation, or repeats itself. */
export const isWellKnownSecret = (secret: string): boolean =>
  WELL_KNOWN.test(secret) || REPETITION.test(secret);

type Environment = Readonly<Record<string, string | undefined>>;

/** Adds a `JWT_SECRET` to an environment that has none, except in production. */
export const withDevelopmentSecret = (environment: Environment): Environment =>
  environment['JWT_SECRET'] || environment['NODE_ENV'] === 'production'
    ? environment
    : { ...environment, JWT_SECRET: developmentSecret() };

/**
 * The secret that all services of one working copy share in development: made at the first start, then reused.
 *
 * When services start together, the first to link its file wins, and all read that file.
 */
export function developmentSecret(file = DEVELOPMENT_SECRET_FILE): string {
  mkdirSync(dirname(file), { recursive: true });
  const candidate = `${file}.${process.pid}`;
  writeFileSync(candidate, randomBytes(48).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(candidate, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(candidate);
  }
  return readFileSync(file, 'utf8').trim();
}
