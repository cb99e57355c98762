import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type ConsulService, ConsulState } from './consul-state';

/**
 * Stands in for a Consul agent, which no package registry that the tests use has: those of its endpoints that the
 * suite calls, as documented. Blocking queries end when the index rises above theirs or the wait is over; `passing`
 * leaves out what is not; HTTP checks are really made; with a token, requests without it are refused.
 *
 * @see https://developer.hashicorp.com/consul/api-docs/agent/service
 * @see https://developer.hashicorp.com/consul/api-docs/health#list-service-instances-for-service
 */
export class TestConsul {
  state = new ConsulState();
  /** Method and path of the requests so far. */
  readonly requests: string[] = [];
  private server?: Server;
  private readonly checks = new Map<string, NodeJS.Timeout>();
  private port = 0;

  private constructor(private readonly token?: string) {}

  static async start({ token }: { token?: string } = {}): Promise<TestConsul> {
    const consul = new TestConsul(token);
    await consul.comeBack();
    return consul;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Registers an instance that is healthy without a check. */
  add(service: string, url: string): void {
    const { hostname, port } = new URL(url);
    this.state.put({ ID: url, Name: service, Address: hostname, Port: Number(port) }, 'passing');
  }

  remove(url: string): void {
    this.state.delete(url);
  }

  /** Breaks all connections off and listens no more, until {@link comeBack}; what it knows it keeps. */
  async goAway(): Promise<void> {
    const { server } = this;
    await new Promise((resolve) => {
      server?.close(resolve);
      server?.closeAllConnections();
    });
  }

  async comeBack(): Promise<void> {
    this.server = createServer((request, response) => void this.serve(request, response));
    await new Promise<void>((resolve) => this.server?.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** Knows nothing any more and counts from the start, as an agent without a data directory after a restart. */
  forget(): void {
    this.stopChecks();
    this.state = new ConsulState(1);
  }

  async stop(): Promise<void> {
    this.stopChecks();
    await this.goAway();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.url);
    const route = `${request.method} ${pathname}`;
    this.requests.push(route);
    const last = decodeURIComponent(pathname.split('/').at(-1) ?? '');
    if (this.token && request.headers['x-consul-token'] !== this.token) {
      response.writeHead(403).end('Permission denied: anonymous token lacks permission');
    } else if (route === 'PUT /v1/agent/service/register') {
      this.register(JSON.parse(await text(request)) as ConsulService);
      response.end();
    } else if (route.startsWith('PUT /v1/agent/service/deregister/')) {
      this.deregister(last, response);
    } else if (route.startsWith('GET /v1/agent/service/')) {
      const service = this.state.get(last);
      response.writeHead(service ? 200 : 404).end(service ? JSON.stringify(service) : 'unknown service ID');
    } else if (route.startsWith('GET /v1/health/service/')) {
      await this.answerHealth(last, searchParams, response);
    } else response.writeHead(404).end();
  }

  private register(service: ConsulService): void {
    clearInterval(this.checks.get(service.ID));
    this.state.put(service);
    const { Check: check, ID: id } = service;
    if (!check) return;
    const { state } = this;
    const look = async () => {
      const isPassing = await fetch(check.HTTP).then(
        ({ ok }) => ok,
        () => false,
      );
      state.setStatus(id, isPassing ? 'passing' : 'critical');
    };
    void look();
    this.checks.set(id, setInterval(() => void look(), milliseconds(check.Interval)).unref());
  }

  private deregister(id: string, response: ServerResponse): void {
    clearInterval(this.checks.get(id));
    if (this.state.delete(id)) response.end();
    else response.writeHead(404).end('Unknown service ID');
  }

  private async answerHealth(name: string, query: URLSearchParams, response: ServerResponse): Promise<void> {
    const { state } = this;
    const index = Number(query.get('index') ?? 0);
    if (index > 0) {
      await state.newerThan(index, AbortSignal.timeout(milliseconds(query.get('wait') ?? '300s')));
    }
    const entries = state
      .named(name)
      .filter(({ status }) => !query.has('passing') || status === 'passing')
      .map(({ service, status }) => ({
        Node: { Node: 'test', Address: '127.0.0.1' },
        Service: { ...service, Service: name },
        Checks: [{ Status: status }],
      }));
    response.setHeader('X-Consul-Index', state.index);
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(entries));
  }

  private stopChecks(): void {
    for (const check of this.checks.values()) clearInterval(check);
    this.checks.clear();
  }
}

const milliseconds = (duration: string) => Number(duration.replace('s', '')) * 1_000;
