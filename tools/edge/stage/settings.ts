import { randomBytes } from 'node:crypto';
import { UNHINDERED } from '@emporium/local-suite';

/** The key that the suite signs tokens with: the forger knows it and must not get in all the same. */
export const JWT_SECRET = randomBytes(48).toString('base64url');

/** Limits and the cost of hashing are out of the way: what is tried is correctness. */
export const SETTINGS = {
  ...UNHINDERED,
  JWT_SECRET,
};
