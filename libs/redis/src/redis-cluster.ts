import { Cluster, type ClusterOptions, type Redis as Server } from 'ioredis';
import { watchForDeadConnection } from './watch-for-dead-connection';
import { writeTogether } from './write-together';

/** How often the slots are read again, to notice a failover; a moved slot is noticed at once, by the MOVED reply. */
const REFRESH_MS = 5_000;

const FAIL_FAST_CLUSTER: ClusterOptions = {
  // The check of the cluster fails while any node is connecting, and then starts again; each node checks itself.
  enableReadyCheck: false,
  retryDelayOnFailover: 0,
  retryDelayOnClusterDown: 0,
  retryDelayOnTryAgain: 50,
  maxRedirections: 5,
  slotsRefreshInterval: REFRESH_MS,
  slotsRefreshTimeout: 1_000,
};

/**
 * A Redis Cluster as ioredis sees it, with these differences:
 * - it connects to every master at the start, so that the first command to each neither waits nor fails;
 * - a command whose reply was lost is not sent again, and the connection to a lost node is renewed in the background.
 *
 * Events: `whole` whenever all masters are connected, `broken` with the error that broke the connection to one.
 */
export class RedisCluster extends Cluster {
  /** Connects to the cluster that the server is a node of, with its settings, and closes its own connection. */
  static around(server: Server): RedisCluster {
    server.disconnect();
    const {
      host,
      port,
      db: _db,
      enableOfflineQueue,
      retryStrategy,
      replyMapping: _mapping,
      ...settings
    } = server.options;
    const cluster = new RedisCluster([{ host, port }], {
      ...FAIL_FAST_CLUSTER,
      clusterRetryStrategy: retryStrategy,
      clusterNodeRetryStrategy: retryStrategy,
      enableOfflineQueue,
      redisOptions: { ...settings, lazyConnect: false },
    });
    cluster.on('ready', () => cluster.emitIfWhole());
    cluster.on('+node', (node: Server) => cluster.follow(node));
    return cluster;
  }

  /** Whether every master is connected. */
  get isWhole(): boolean {
    return this.status === 'ready' && this.nodes('master').every(({ status }) => status === 'ready');
  }

  /** Reads each key where it is; Redis answers `MGET` only for keys of one slot. */
  override async mget(...keys: unknown[]): Promise<never> {
    return (await Promise.all((keys.flat() as string[]).map((key) => this.get(key)))) as never;
  }

  /** Asks every master. @returns `PONG`, under a type that fits each of the ways in which ioredis declares this */
  override async ping(): Promise<never> {
    await Promise.all(this.nodes('master').map((node) => node.ping()));
    return 'PONG' as never;
  }

  private follow(node: Server): void {
    if (node.options.commandTimeout !== undefined) watchForDeadConnection(node);
    writeTogether(node);
    node.on('ready', () => this.emitIfWhole());
    node.on('error', (error) => this.emit('broken', error));
  }

  private emitIfWhole(): void {
    if (this.isWhole) this.emit('whole');
  }
}
