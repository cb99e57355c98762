import { type ApiClient, type Credentials, logIn, type Login, register } from '@emporium/harness';

/** Well before an access token ends, after 15 minutes. */
const REFRESH_AFTER_MS = 10 * 60_000;
/** Whoever is over a limit is refused, and tries on. */
const TRY_AGAIN_AFTER_MS = 2_000;

/** Somebody who is logged in, and stays so. */
export class Account {
  private constructor(
    private readonly client: ApiClient,
    private tokens: Pick<Login, 'accessToken' | 'refreshToken'>,
  ) {}

  /** Registers somebody new. */
  static async open(client: ApiClient): Promise<Account> {
    return Account.logIn(client, await register(client));
  }

  static async logIn(client: ApiClient, credentials: Credentials): Promise<Account> {
    const account = new Account(client, await logIn(client, credentials));
    account.refreshAfter(REFRESH_AFTER_MS);
    return account;
  }

  get token(): string {
    return this.tokens.accessToken;
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
    const body = { refreshToken: this.tokens.refreshToken };
    this.tokens = await this.client.expect({ method: 'POST', path: '/users/refresh', body });
  }
}
