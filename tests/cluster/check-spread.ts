import { askRedis, type RunningRedisCluster } from '@emporium/local-suite';

/** What is wrong with a cluster that the suite has used: every node must be well and hold some of the data. */
export async function checkSpread({ nodes }: RunningRedisCluster): Promise<string[]> {
  const problems: string[] = [];
  for (const { port } of nodes) {
    const size = Number((await askRedis(port, 'DBSIZE')).slice(1));
    console.log(`node ${port}: ${size} keys`);
    if (size === 0) problems.push(`node ${port} holds nothing: the suite does not use the whole cluster`);
    const info = await askRedis(port, 'CLUSTER INFO');
    if (!info.includes('cluster_state:ok')) problems.push(`node ${port} does not call the cluster well`);
  }
  return problems;
}
