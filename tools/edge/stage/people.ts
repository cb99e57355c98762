import { randomUUID } from 'node:crypto';
import { ask, type Question, jsonOf } from '../wire/ask';

/** Somebody who is logged in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly token: string;
  readonly refreshToken: string;
  readonly sessionId: string;
}

export const PASSWORD = 'correct horse battery';

/** Asks for something that an honest client gets. @throws Error when it does not: nothing can be proven then */
export async function expectJson<Body>(baseUrl: string, question: Question): Promise<Body> {
  const reply = await ask(baseUrl, question);
  if (reply.status >= 300)
    throw new Error(`${question.method} ${question.path} was answered with ${reply.status}: ${reply.text}`);
  return jsonOf(reply) as Body;
}

interface Login {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly user: { readonly id: string; readonly name: string };
}

/** @param userAgent how the device names itself in the list of sessions */
export async function logIn(
  gatewayUrl: string,
  email: string,
  password: string = PASSWORD,
  userAgent = 'prove:edge',
): Promise<Person> {
  const { accessToken, refreshToken, user } = await expectJson<Login>(gatewayUrl, {
    method: 'POST',
    path: '/api/users/login',
    body: { email, password },
    headers: { 'user-agent': userAgent },
  });
  return { ...user, email, token: accessToken, refreshToken, sessionId: sessionOf(accessToken) };
}

/** Registers a customer and logs them in. */
export async function newCustomer(
  gatewayUrl: string,
  name = 'Kim Doe',
  email = `${randomUUID()}@customers.example`,
  userAgent?: string,
): Promise<Person> {
  const body = { email, password: PASSWORD, name };
  await expectJson(gatewayUrl, { method: 'POST', path: '/api/users/register', body });
  return logIn(gatewayUrl, email, PASSWORD, userAgent);
}

function sessionOf(token: string): string {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(payload) as { sid: string }).sid;
}
