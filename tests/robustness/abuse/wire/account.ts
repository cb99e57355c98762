import { randomUUID } from 'node:crypto';
import type { Client } from '@emporium/harness';

/** Well before an access token ends, after 15 minutes. */
const REFRESH_AFTER_MS = 10 * 60_000;
/** Whoever is over a limit is refused, and tries on. */
const TRY_AGAIN_AFTER_MS = 2_000;

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** Somebody who is logged in, and stays so. */
export class Account {
  private constructor(
    private readonly client: Client,
    private tokens: Tokens,
  ) {}

  /** Registers somebody new. */
  static async open(client: Client): Promise<Account> {
    const credentials = { email: `${randomUUID()}@example.com`, password: 'correct horse battery' };
    const body = { ...credentials, name: 'Kim' };
    await client.succeed({ method: 'POST', path: '/api/users/register', body });
    return Account.logIn(client, credentials);
  }

  static async logIn(client: Client, credentials: Credentials): Promise<Account> {
    const account = new Account(client, await tokensFor(client, 'login', credentials));
    account.refreshAfter(REFRESH_AFTER_MS);
    return account;
  }

  /** The header that says who it is. */
  get credentials(): { authorization: string } {
    return { authorization: `Bearer ${this.tokens.accessToken}` };
  }

  private refreshAfter(ms: number): void {
    setTimeout(() => {
      this.refresh().then(
        () => this.refreshAfter(REFRESH_AFTER_MS),
        () => this.refreshAfter(TRY_AGAIN_AFTER_MS),
      );
    }, ms).unref();
  }

  private async refresh(): Promise<void> {
    const { refreshToken } = this.tokens;
    this.tokens = await tokensFor(this.client, 'refresh', { refreshToken });
  }
}

const tokensFor = (client: Client, way: 'login' | 'refresh', body: object): Promise<Tokens> =>
  client.succeed<Tokens>({ method: 'POST', path: `/api/users/${way}`, body });
