import { EventEmitter } from 'node:events';
import { type RedisCommander, type RedisOptions, Redis as Server } from 'ioredis';
import { observer } from './command-observer';
import { RedisCluster } from './redis-cluster';
import { watchForDeadConnection } from './watch-for-dead-connection';
import { writeTogether } from './write-together';

/** Every command of Redis; the methods themselves are made at the end of this file. */
const Commands = EventEmitter as unknown as new () => EventEmitter & RedisCommander;

/**
 * A connection to Redis, be it a single server or a cluster: which of the two it is, it asks the server at the address
 * when that first answers.
 *
 * The address of any node leads to the whole cluster. A single server gets all commands directly, and so does the server
 * at the address until it is known what it is.
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
    if (options.commandTimeout !== undefined) watchForDeadConnection(server);
    writeTogether(server);
    server.on('error', (error) => this.emitError(error));
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
    cluster.on('error', (error) => this.emitError(error));
    cluster.on('broken', (error) => this.emitError(error));
    cluster.on('whole', () => this.emit('ready'));
  }

  /** An `error` without a listener would end the process. */
  private emitError(error: unknown): void {
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
