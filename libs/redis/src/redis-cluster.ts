import { Cluster, type ClusterOptions, type Redis as Server } from 'ioredis';
import { dropWhenSilent } from './watch-for-dead-connection';

/** How often it looks for masters that have changed by failover; a slot that has moved tells so at once. */
const REFRESH_MS = 5_000;

const FAIL_FAST_CLUSTER: ClusterOptions = {
  // It would fail on a node that is still connecting, and start all over; each node checks itself.
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
 * - it connects to every master at once, so that the first command to each need not wait or fail;
 * - a command whose reply was lost is not sent again, and a lost node is connected to again in the background.
 *
 * Events: `whole` whenever all masters can be asked, `broken` with what broke the connection to one.
 */
export class RedisCluster extends Cluster {
  /** The cluster of which the server is a node, with the server's settings; its own connection is closed. */
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
      redisOptions: { ...settings, enableAutoPipelining: false, lazyConnect: false },
    });
    cluster.on('ready', () => cluster.tellIfWhole());
    cluster.on('+node', (node: Server) => cluster.follow(node));
    return cluster;
  }

  /** Whether every master can be asked. */
  get isWhole(): boolean {
    return this.status === 'ready' && this.nodes('master').every(({ status }) => status === 'ready');
  }

  /** Asks every master. @returns `PONG`, under a type that fits each of the ways in which ioredis declares this */
  override async ping(): Promise<never> {
    await Promise.all(this.nodes('master').map((node) => node.ping()));
    return 'PONG' as never;
  }

  private follow(node: Server): void {
    if (node.options.commandTimeout !== undefined) dropWhenSilent(node);
    node.on('ready', () => this.tellIfWhole());
    node.on('error', (error) => this.emit('broken', error));
  }

  private tellIfWhole(): void {
    if (this.isWhole) this.emit('whole');
  }
}
