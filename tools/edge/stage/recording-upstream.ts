import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request as it arrived behind the gateway. */
export interface RecordedRequest {
  readonly method: string;
  /** The target, byte for byte. */
  readonly target: string;
  /** Names and values in turn, as written. */
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

/** A service that serves nothing and remembers everything: what it has seen got through. */
export class RecordingUpstream {
  readonly requests: RecordedRequest[] = [];
  /** How many connections it was ever asked for. */
  connections = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<RecordingUpstream> {
    const server = createServer({ keepAliveTimeout: 72_000 });
    const upstream = new RecordingUpstream(server);
    server.on('connection', () => upstream.connections++);
    server.on('request', (request: IncomingMessage, response) => {
      upstream.record(request).then(
        () => response.writeHead(200, ANSWER_HEADERS).end(ANSWER),
        () => response.destroy(), // the gateway broke off: there is nobody to answer
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return upstream;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Forgets what it has seen: each part begins anew. */
  forget(): void {
    this.requests.length = 0;
  }

  /** The requests whose target or body holds a text. */
  seen(text: string): RecordedRequest[] {
    return this.requests.filter(({ target, body }) => target.includes(text) || body.includes(text));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async record(request: IncomingMessage): Promise<void> {
    const { method = '', url = '', rawHeaders } = request;
    const bytes = await buffer(request);
    if (isProbe(request)) return;
    this.requests.push({ method, target: url, rawHeaders, body: bytes.toString('latin1') });
  }
}

/** The gateway itself asks whether its upstream is ready; with a client's request come more headers than these. */
const isProbe = ({ url, headers }: IncomingMessage) =>
  url === '/health/ready' && Object.keys(headers).every((name) => name === 'host' || name === 'connection');

const ANSWER = '{"from":"the recording upstream"}';
const ANSWER_HEADERS = {
  'Content-Type': 'application/json',
  'Content-Length': ANSWER.length,
  'Cache-Control': 'private, no-store',
};
