import { type Credentials, newCredentials } from '@emporium/harness';
import type { GatewayClient } from './gateway-client';
import { type Deadline, retryUntilAnswered } from './retry-until-answered';

/** Well below the 15 minutes for which an access token is valid. */
const LOGIN_LASTS_MS = 8 * 60_000;

/** Somebody with an account. */
export class Person {
  id = '';
  private token = '';
  private loggedInAt = 0;

  constructor(
    private readonly gateway: GatewayClient,
    private readonly credentials: Credentials,
    private readonly deadline: Deadline,
  ) {}

  /** Registers somebody new and logs them in. */
  static async register(gateway: GatewayClient, deadline: Deadline): Promise<Person> {
    const credentials = newCredentials();
    const person = new Person(gateway, credentials, deadline);
    const body = { ...credentials, name: 'Kim Doe' };
    await retryUntilAnswered(() => gateway.send({ method: 'POST', path: '/users/register', body }), deadline);
    await person.logIn();
    return person;
  }

  /** The access token, renewed in good time. */
  async accessToken(): Promise<string> {
    if (Date.now() - this.loggedInAt > LOGIN_LASTS_MS) await this.logIn();
    return this.token;
  }

  async logIn(): Promise<void> {
    const send = () => this.gateway.send({ method: 'POST', path: '/users/login', body: this.credentials });
    const { status, body } = await retryUntilAnswered(send, this.deadline);
    if (status !== 200) throw new Error(`login was answered ${status}: ${JSON.stringify(body)}`);
    const { accessToken, user } = body as { accessToken: string; user: { id: string } };
    this.id = user.id;
    this.token = accessToken;
    this.loggedInAt = Date.now();
  }
}
