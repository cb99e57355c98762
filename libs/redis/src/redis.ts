import { EventEmitter } from 'node:events';
import { type RedisCommander, type RedisOptions, Redis as Server } from 'ioredis';
import { observer } from './command-observer';
import { dropWhenSilent } from './watch-for-dead-connection';
import { RedisCluster } from './redis-cluster';

/** Every command of Redis; the methods themselves are made at the end of this file. */
const Commands = EventEmitter as unknown as new () => EventEmitter & RedisCommander;

/**
 * A connection to Redis, be it one server or a cluster: which of them, it asks the server when it first answers.
 *
 * Any node's address leads to the whole cluster. Until it is known, and on a single server ever after, commands go
 * straight to the server of the address.
 *
 * Events: `ready` when commands can be served, again after each interruption; `error` with what broke the connection.
 */
export class Redis extends Commands {
  private connection: Server | RedisCluster;
  private isKindKnown = false;

  /** @param url `redis[s]://[user:password@]host:port[/db]` */
  constructor(url: string, options: RedisOptions = {}) {
    super();
    const server = new Server(url, options);
    this.connection = server;
    if (options.commandTimeout !== undefined) dropWhenSilent(server);
    server.on('error', (error) => this.tell(error));
    server.on('ready', () => void (this.isKindKnown ? this.emit('ready') : this.learnKind(server)));
  }

  /** `ready` while commands can be served. */
  get status(): string {
    if (!this.isKindKnown && this.connection.status === 'ready') return 'connect';
    return this.connection.status;
  }

  /** The servers that hold the data between them. */
  servers(): Server[] {
    return this.connection instanceof RedisCluster ? this.connection.nodes('master') : [this.connection];
  }

  /** Closes the connection for good; commands under way fail. */
  disconnect(): void {
    this.connection.disconnect();
  }

  private async learnKind(server: Server): Promise<void> {
    const info = await server.info('cluster').catch(() => undefined);
    if (info === undefined) {
      if (server.status === 'ready') server.disconnect(true);
      return;
    }
    this.isKindKnown = true;
    if (!info.includes('cluster_enabled:1')) return void this.emit('ready');
    const cluster = RedisCluster.around(server);
    this.connection = cluster;
    cluster.on('error', (error) => this.tell(error));
    cluster.on('broken', (error) => this.tell(error));
    cluster.on('whole', () => this.emit('ready'));
  }

  private tell(error: unknown): void {
    if (this.listenerCount('error') > 0) this.emit('error', error);
  }
}

type Command = (...args: unknown[]) => unknown;

const builtIn = [...Server.prototype.getBuiltinCommands(), 'call'];
for (const name of builtIn.flatMap((command) => [command, `${command}Buffer`])) {
  Object.defineProperty(Redis.prototype, name, {
    value(this: { connection: Record<string, Command> }, ...args: unknown[]) {
      const { current: observe } = observer;
      if (observe) return observe(name, () => this.connection[name]?.(...args));
      return this.connection[name]?.(...args);
    },
  });
}
