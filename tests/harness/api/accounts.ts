import { randomUUID } from 'node:crypto';
import type { ApiClient } from './api-client';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** What a login is answered with. */
export interface Login {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly user: { readonly id: string; readonly name: string };
}

/** Of somebody who has no account yet. */
export const newCredentials = (): Credentials => ({
  email: `${randomUUID()}@customers.example`,
  password: 'correct horse battery',
});

/** Opens an account for somebody new. */
export async function register(client: ApiClient): Promise<Credentials> {
  const credentials = newCredentials();
  await client.expect({ method: 'POST', path: '/users/register', body: { ...credentials, name: 'Kim Doe' } });
  return credentials;
}

export const logIn = (client: ApiClient, { email, password }: Credentials): Promise<Login> =>
  client.expect<Login>({ method: 'POST', path: '/users/login', body: { email, password } });
