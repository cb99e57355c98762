import { askRedis, type RunningRedis } from '@emporium/local-suite';

/** Moves a slot with its keys from one master to another, one key at a time, as an operator does while the cluster serves. */
export async function moveSlot(
  slot: number,
  from: RunningRedis,
  to: RunningRedis,
  all: readonly RunningRedis[],
): Promise<void> {
  const [fromId, toId] = await Promise.all([from, to].map(idOf));
  await askRedis(to.port, `CLUSTER SETSLOT ${slot} IMPORTING ${fromId}`);
  await askRedis(from.port, `CLUSTER SETSLOT ${slot} MIGRATING ${toId}`);
  for (;;) {
    const key = wordIn(await askRedis(from.port, `CLUSTER GETKEYSINSLOT ${slot} 1`));
    if (key === undefined) break;
    await askRedis(from.port, `MIGRATE 127.0.0.1 ${to.port} ${key} 0 1000`);
  }
  for (const { port } of [to, ...all]) await askRedis(port, `CLUSTER SETSLOT ${slot} NODE ${toId}`);
}

const idOf = async ({ port }: RunningRedis) => wordIn(await askRedis(port, 'CLUSTER MYID'));

/** The text of a bulk reply, or of the only one in an array. */
const wordIn = (reply: string) => /\$\d+\r\n(.*)\r\n$/.exec(reply)?.[1];
