import { randomUUID } from 'node:crypto';
import type { Client } from './client';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Registers somebody new and logs them in; returns the header that says who they are. */
export async function newAccount(client: Client): Promise<{ authorization: string }> {
  const credentials = { email: `${randomUUID()}@example.com`, password: 'correct horse battery' };
  const body = { ...credentials, name: 'Kim' };
  await client.succeed({ method: 'POST', path: '/api/users/register', body });
  return logIn(client, credentials);
}

export async function logIn(client: Client, credentials: Credentials): Promise<{ authorization: string }> {
  const { accessToken } = await client.succeed<{ accessToken: string }>({
    method: 'POST',
    path: '/api/users/login',
    body: credentials,
  });
  return { authorization: `Bearer ${accessToken}` };
}
