import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** One client's way through the proxy. */
interface Passage {
  readonly client: Socket;
  readonly server: Socket;
}

/** Stands between a service and its Redis and fails as a network does: replies are lost, sockets hang, or are cut. */
export class RedisProxy {
  private readonly passages = new Set<Passage>();
  private readonly ports = new Set<number | undefined>();
  private hangsNewcomers = false;
  private isToBeLost?: (commands: Buffer) => boolean;

  private constructor(
    private readonly targetPort: number,
    private readonly listener: Server,
  ) {}

  static async start(target: { readonly port: number }): Promise<RedisProxy> {
    const listener = createServer();
    const proxy = new RedisProxy(target.port, listener);
    listener.on('connection', (client) => proxy.open(client));
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** Where the service finds its Redis. */
  get url(): string {
    return `redis://127.0.0.1:${(this.listener.address() as AddressInfo).port}`;
  }

  /**
   * Lets nothing more through on the connections there are, which stay open.
   *
   * @param newcomers whether connections made from now on hang as well, until {@link heal}
   */
  hang({ newcomers }: { newcomers: boolean }): void {
    this.hangsNewcomers = newcomers;
    this.passages.forEach(freeze);
  }

  /**
   * Redis will run the next command that is meant; its reply is lost with the connection.
   *
   * @param meant a text that the command contains, or what says so of all that is sent at once
   */
  loseReplyTo(meant: string | ((commands: Buffer) => boolean)): void {
    this.isToBeLost = typeof meant === 'string' ? (commands) => commands.includes(meant) : meant;
  }

  /** Whether the address that Redis reports of a client is that of a connection through this proxy, now or before. */
  isSource(address: string): boolean {
    return this.ports.has(Number(address.split(':').at(-1)));
  }

  /** Breaks the connections there are. */
  cut(): void {
    this.passages.forEach(close);
  }

  /** Lets new connections work again; those that hang go on hanging, as after an outage of a network. */
  heal(): void {
    this.hangsNewcomers = false;
    this.isToBeLost = undefined;
  }

  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.listener.close(() => resolve()));
    this.cut();
    await closed;
  }

  private open(client: Socket): void {
    const passage = { client, server: connect(this.targetPort, '127.0.0.1') };
    const { server } = passage;
    this.passages.add(passage);
    server.once('connect', () => this.ports.add(server.localPort));
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => close(passage));
      socket.on('close', () => {
        close(passage);
        this.passages.delete(passage);
      });
    }
    let losesReply = false;
    client.on('data', (chunk) => {
      losesReply ||= this.losesReplyTo(chunk);
      server.write(chunk);
    });
    server.on('data', (chunk) => (losesReply ? close(passage) : client.write(chunk)));
    if (this.hangsNewcomers) freeze(passage);
  }

  private losesReplyTo(chunk: Buffer): boolean {
    if (!this.isToBeLost?.(chunk)) return false;
    this.isToBeLost = undefined;
    return true;
  }
}

function freeze({ client, server }: Passage): void {
  client.pause();
  server.pause();
}

function close({ client, server }: Passage): void {
  client.destroy();
  server.destroy();
}
