import { Connection } from './connection';
import type { LoadOrder, LoadResult } from './order';
import { Tally } from './tally';

/** A turn is extended so often for a target that has not answered once on every connection. */
const EXTENSIONS_AT_MOST = 10;

/** Each connection sends its next request as soon as it has its answer: so it measures the highest rate of a target. */
export function closedLoop(order: LoadOrder, onStart: () => void): Promise<LoadResult> {
  const tally = new Tally(order.expects);
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const end = (settle: () => void) => {
      clearTimeout(timer);
      settle();
      connections.forEach((connection) => connection.close());
    };
    const connections = connectAll(order, tally, (error) => end(() => reject(error)));
    const finish = (extensionsLeft: number) => {
      if (tally.requests >= order.connections || extensionsLeft === 0)
        return end(() => resolve(tally.result()));
      timer = setTimeout(finish, order.durationMs, extensionsLeft - 1);
    };
    timer = setTimeout(() => {
      onStart();
      tally.restart();
      timer = setTimeout(finish, order.durationMs, EXTENSIONS_AT_MOST);
    }, order.warmUpMs);
  });
}

function connectAll(order: LoadOrder, tally: Tally, onFailure: (error: Error) => void): Connection[] {
  const request = Buffer.from(order.request);
  return Array.from({ length: order.connections }, () => {
    let sentAt = performance.now();
    const connection: Connection = new Connection(
      order.port,
      (response) => {
        const now = performance.now();
        tally.count(response, now - sentAt);
        sentAt = now;
        connection.send(request);
      },
      onFailure,
    );
    connection.send(request);
    return connection;
  });
}
