import { type Credentials, newCredentials } from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';
import { api } from './api';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
  readonly refreshToken: string;
}

export const PASSWORD = 'correct horse battery';

async function logIn({ email, password }: Credentials): Promise<Person> {
  const { body } = await api('POST', '/api/users/login', { body: { email, password } });
  return { id: body.user.id, email, password, token: body.accessToken, refreshToken: body.refreshToken };
}

/** Registers somebody new and logs them in. */
export async function newCustomer(): Promise<Person> {
  const credentials = newCredentials();
  await api('POST', '/api/users/register', { body: { ...credentials, name: 'Kim Doe' } });
  return logIn(credentials);
}

const AT_ONCE = 20;

/** As {@link newCustomer} for many, as fast as user-service hashes passwords. */
export async function newCustomers(count: number): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < count) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - people.length) }, newCustomer);
    people.push(...(await Promise.all(batch)));
  }
  return people;
}

/** Logs the administrator in. */
export const theAdmin = (): Promise<Person> => logIn(ADMINISTRATOR);
