import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts, retryOnTakenPort } from '../ports';
import { askRedis } from './ask-redis';
import { startRedis, type RedisOptions, type RunningRedis } from './start-redis';

const SLOTS = 16_384;
const FORM_TIMEOUT_MS = 30_000;

export interface RedisClusterOptions extends Pick<
  RedisOptions,
  'role' | 'server' | 'settings' | 'supervise'
> {
  /** How many; three when absent. */
  masters?: number;
}

/** A Redis Cluster that this process started; each node can be killed and restarted on its own. */
export interface RunningRedisCluster {
  /** Of one node, which leads to the others. */
  readonly url: string;
  /** The masters in the order of their slots. */
  readonly nodes: readonly RunningRedis[];
  stop(): Promise<void>;
}

/** Starts masters on free ports of 127.0.0.1, gives each its share of the slots and waits until all call it a cluster. */
export async function startRedisCluster(options: RedisClusterOptions): Promise<RunningRedisCluster> {
  const nodes: RunningRedis[] = [];
  const stop = async () => void (await Promise.all(nodes.map((node) => node.stop())));
  try {
    for (let index = 0; index < (options.masters ?? 3); index++) nodes.push(await startNode(options));
    await join(nodes);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: (nodes[0] as RunningRedis).url, nodes, stop };
}

/** The nodes' own port is a free one too: by default it would be 10,000 above the other, where anything may listen. */
function startNode(options: RedisClusterOptions): Promise<RunningRedis> {
  return retryOnTakenPort(async () => {
    const [port, busPort] = (await freePorts(2)) as [number, number];
    const cluster = {
      'cluster-enabled': 'yes',
      'cluster-port': String(busPort),
      'cluster-node-timeout': '2000',
    };
    return startRedis({ ...options, port, settings: { ...cluster, ...options.settings } });
  });
}

async function join(nodes: readonly RunningRedis[]): Promise<void> {
  const [first, ...others] = nodes as [RunningRedis, ...RunningRedis[]];
  const share = (index: number) => Math.floor((index * SLOTS) / nodes.length);
  for (const [index, { port }] of nodes.entries()) {
    await askRedis(port, `CLUSTER ADDSLOTSRANGE ${share(index)} ${share(index + 1) - 1}`);
  }
  for (const { port } of others)
    await askRedis(port, `CLUSTER MEET 127.0.0.1 ${first.port} ${await busPortOf(first)}`);
  const deadline = Date.now() + FORM_TIMEOUT_MS;
  while (!(await Promise.all(nodes.map(({ port }) => isPartOfAll(port, nodes.length)))).every(Boolean)) {
    if (Date.now() > deadline)
      throw new Error(`the nodes did not form a cluster in ${FORM_TIMEOUT_MS / 1000} s`);
    await sleep(50);
  }
}

async function busPortOf({ port }: RunningRedis): Promise<string> {
  const [, busPort = ''] = /@(\d+)/.exec(await askRedis(port, 'CLUSTER NODES')) ?? [];
  return busPort;
}

async function isPartOfAll(port: number, count: number): Promise<boolean> {
  const info = await askRedis(port, 'CLUSTER INFO');
  return info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${count}\r`);
}
