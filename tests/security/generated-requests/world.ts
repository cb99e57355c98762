import { ADMINISTRATOR } from '@emporium/local-suite';
import { logIn, newCustomer, type Person } from '../fixture/people';
import { newOrder, newProduct } from '../fixture/resources';
import type { Fixture } from '../fixture/fixture';
import type { HttpResponse } from '../wire/send-request';
import type { Sender } from './plan';

type Kind = 'product' | 'order' | 'user' | 'session' | 'token' | 'refresh' | 'email' | 'etag';

const KEPT = 12;
const REFERENCE = /@(product|order|user|session|token|refresh|email|etag):(\d+)/g;
const CREATED = /^\/api(?:\/v1)?\/(product|order|user)s\/([\w-]+)$/;

/** The ids of what exists, so that generated requests can name some of it. */
export class World {
  private readonly known: Record<Kind, string[]> = {
    ...{ product: [], order: [], user: [], session: [], token: [], refresh: [], email: [], etag: [] },
  };
  private readonly people = new Map<Sender, Person>();

  private constructor(private readonly fixture: Fixture) {}

  static async open(fixture: Fixture): Promise<World> {
    const world = new World(fixture);
    for (let index = 0; index < KEPT; index++) world.keep('product', await newProduct(fixture));
    for (const sender of ['kim', 'lee', 'admin'] as const) await world.renew(sender);
    return world;
  }

  /** The token that a sender sends; none for anonymous. */
  tokenOf(sender: Sender): string | undefined {
    return sender === 'forger' ? `${this.people.get('admin')?.token}x` : this.people.get(sender)?.token;
  }

  /** A text with its references filled in. @param write how a value is written there */
  fill(text: string, write = (value: string) => value): string {
    return text.replace(REFERENCE, (_, kind: Kind, index: string) => {
      const values = this.known[kind];
      return write(values[Number(index) % values.length] ?? 'none');
    });
  }

  /** Remembers the ids in a response. */
  learn({ status, headers }: HttpResponse): void {
    const [, kind, id] = status === 201 ? (CREATED.exec(headers['location'] ?? '') ?? []) : [];
    if (kind && id) this.keep(kind as Kind, id);
    if (headers['etag']) this.keep('etag', headers['etag']);
  }

  /** Logs a sender in anew whose session a request has ended: a customer as somebody new. */
  async renew(sender: Sender): Promise<void> {
    const { gatewayUrl } = this.fixture;
    const { email, password } = ADMINISTRATOR;
    const person =
      sender === 'admin' ? await logIn(gatewayUrl, email, password) : await newCustomer(gatewayUrl);
    if (sender !== 'admin') await this.stock(person);
    this.people.set(sender, person);
    this.keep('user', person.id);
    this.keep('session', person.sessionId);
    this.keep('token', person.token);
    this.keep('refresh', person.refreshToken);
    if (sender !== 'admin') this.keep('email', person.email);
  }

  /** Made before the person and the product are remembered: another lane may delete either as soon as it is known. */
  private async stock(person: Person): Promise<void> {
    const productId = await newProduct(this.fixture);
    for (let index = 0; index < 2; index++)
      this.keep('order', await newOrder(this.fixture, person, productId));
    this.keep('product', productId);
  }

  /** The newest ones are kept. */
  private keep(kind: Kind, value: string): void {
    const values = this.known[kind];
    values.push(value);
    if (values.length > KEPT) values.shift();
  }
}
