import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CatalogueProduct, Rejection, Reservation, ReservationRequestLine } from '@emporium/contracts';

interface Asked {
  readonly lines: readonly ReservationRequestLine[];
  readonly expectedTotalCents?: number;
}

/** How a call fails: before its effect, or after it, so that only its response is lost. */
export type Fault = 'refuse' | 'lose-response';

/** Stands in for product-service at the other end of the wire: its stock, its sticky reservations, its faults. */
export class ProductServiceDouble {
  readonly products = new Map<string, CatalogueProduct>();
  readonly reservations = new Map<string, Reservation>();
  fault?: Fault;

  private readonly server: Server = createServer((request, response) => void this.serve(request, response));

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  stockOf(id: string): number | undefined {
    return this.products.get(id)?.stock;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.fault === 'refuse') return void response.writeHead(503).end();
    const body: unknown = await this.answer(request);
    if (this.fault === 'lose-response') return void request.socket.destroy();
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  }

  private async answer(request: IncomingMessage): Promise<unknown> {
    const url = new URL(request.url ?? '/', 'http://double');
    if (url.pathname === '/internal/products') {
      return (url.searchParams.get('ids') ?? '').split(',').flatMap((id) => this.products.get(id) ?? []);
    }
    const [, , , id = '', verb] = url.pathname.split('/');
    if (verb === 'release') return this.record(id, { id, state: 'RELEASED' });
    if (verb === 'return') return this.giveBack(id);
    const asked = JSON.parse(await bodyOf(request)) as Asked;
    return this.reservations.get(id) ?? this.reserve(id, asked);
  }

  private reserve(id: string, { lines, expectedTotalCents }: Asked): Reservation {
    const rejection = this.rejectionOf(lines, expectedTotalCents);
    if (rejection) return this.record(id, { id, state: 'REJECTED', rejection });
    return this.record(id, {
      id,
      state: 'CONFIRMED',
      lines: lines.map((line) => this.move(line, -line.quantity)),
    });
  }

  private rejectionOf(
    lines: readonly ReservationRequestLine[],
    expectedTotalCents?: number,
  ): Rejection | undefined {
    const missing = lines.flatMap(({ productId }, line) => (this.products.has(productId) ? [] : [line]));
    if (missing.length > 0) return { code: 'PRODUCT_NOT_FOUND', missing };
    const short = lines.flatMap(({ productId, quantity }, line) => {
      const available = this.stockOf(productId) ?? 0;
      return available < quantity ? [[line, available] as const] : [];
    });
    if (short.length > 0) return { code: 'OUT_OF_STOCK', short };
    const totalCents = lines.reduce(
      (sum, { productId, quantity }) => sum + quantity * (this.products.get(productId)?.priceCents ?? 0),
      0,
    );
    const isAsExpected = expectedTotalCents === undefined || expectedTotalCents === totalCents;
    return isAsExpected ? undefined : { code: 'PRICE_CHANGED', totalCents };
  }

  private giveBack(id: string): Reservation {
    const reservation = this.reservations.get(id);
    if (reservation?.state !== 'CONFIRMED') return this.record(id, { id, state: 'RELEASED' });
    reservation.lines.forEach((line) => this.move(line, line.quantity));
    this.reservations.set(id, { ...reservation, state: 'RETURNED' });
    return { ...reservation, state: 'RETURNED' };
  }

  private record(id: string, reservation: Reservation): Reservation {
    const known = this.reservations.get(id) ?? reservation;
    this.reservations.set(id, known);
    return known;
  }

  private move({ productId, quantity }: ReservationRequestLine, units: number) {
    const product = this.products.get(productId);
    if (!product) throw new Error(`no product ${productId}`);
    this.products.set(productId, { ...product, stock: product.stock + units });
    return { productId, quantity, productName: product.name, priceCents: product.priceCents };
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
