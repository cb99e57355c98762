import { randomUUID } from 'node:crypto';
import { ADMIN } from './observed-suite';

interface Asked {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, string>;
}

/** Makes the traffic that there is something to be seen of. */
export class Shopper {
  private admin = '';
  private customer = '';

  private constructor(private readonly gatewayUrl: string) {}

  static async at(gatewayUrl: string): Promise<Shopper> {
    const shopper = new Shopper(gatewayUrl);
    const somebody = { email: `${randomUUID()}@customers.example`, password: 'correct horse battery' };
    await shopper.ask('POST', '/users/register', { body: { ...somebody, name: 'Kim Doe' } });
    shopper.admin = await shopper.logIn(ADMIN);
    shopper.customer = await shopper.logIn(somebody);
    return shopper;
  }

  async ask(method: string, path: string, { token, body, headers }: Asked = {}): Promise<Answer> {
    const response = await fetch(`${this.gatewayUrl}/api${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const answer = (text ? JSON.parse(text) : {}) as Record<string, string>;
    return { status: response.status, headers: response.headers, body: answer };
  }

  /** @returns the id of a new product */
  async sell(stock: number): Promise<string> {
    const product = { name: 'Oak tray', description: 'Oiled.', price: 24.9, category: 'Kitchen', stock };
    const { body } = await this.ask('POST', '/products', { token: this.admin, body: product });
    return String(body['id']);
  }

  order(productId: string, quantity: number, headers: Record<string, string> = {}): Promise<Answer> {
    const body = { items: [{ productId, quantity }] };
    return this.ask('POST', '/orders', { token: this.customer, body, headers });
  }

  cancel(orderId: string): Promise<Answer> {
    return this.ask('DELETE', `/orders/${orderId}`, { token: this.customer });
  }

  /** Something of everything: a purchase, a refusal, a cancellation, reads from the cache, and a limit used up. */
  async makeTraffic(): Promise<void> {
    const productId = await this.sell(5);
    for (let i = 0; i < 3; i++) await this.ask('GET', `/products/${productId}`);
    await this.ask('GET', '/products/nothing', { headers: { 'cache-control': 'no-cache' } });
    await this.ask('GET', '/nowhere');
    const { body } = await this.order(productId, 2, { 'idempotency-key': randomUUID() });
    await this.cancel(String(body['id']));
    await this.order(productId, 99);
    const guess = { email: ADMIN.email, password: 'a guess, and a bad one' };
    for (let i = 0; i < 12; i++) await this.ask('POST', '/users/login', { body: guess });
  }

  private async logIn({ email, password }: typeof ADMIN): Promise<string> {
    const { body } = await this.ask('POST', '/users/login', { body: { email, password } });
    return String(body['accessToken']);
  }
}
