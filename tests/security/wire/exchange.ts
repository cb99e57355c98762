import { connect } from 'node:net';

/** What came back over a connection. */
export interface Exchange {
  readonly received: Buffer;
  /** Whether the server closed it within the limit. */
  readonly closed: boolean;
}

export interface ExchangeOptions {
  /** The server has so long to close, or to answer and fall silent. */
  readonly limitMs: number;
  /** Silence after an answer that counts as its end; a second answer must not follow. */
  readonly quietMs?: number;
}

/**
 * Sends bytes as they are, in latin1, and collects what comes back.
 *
 * @param pieces written one after the other, 20 ms apart
 */
export function exchange(
  url: string,
  pieces: readonly string[],
  { limitMs, quietMs = 400 }: ExchangeOptions,
): Promise<Exchange> {
  const { port, hostname } = new URL(url);
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    const end = (closed: boolean) => {
      clearTimeout(limit);
      clearTimeout(quiet);
      clearTimeout(next);
      socket.destroy();
      resolve({ received: Buffer.concat(chunks), closed });
    };
    const limit = setTimeout(end, limitMs, false);
    let quiet: NodeJS.Timeout | undefined;
    let next: NodeJS.Timeout | undefined;
    const write = (index: number) => {
      const piece = pieces[index];
      if (piece === undefined || !socket.writable) return;
      socket.write(piece, 'latin1');
      next = setTimeout(write, PIECES_APART_MS, index + 1);
    };
    socket.once('connect', () => write(0));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      clearTimeout(quiet);
      quiet = setTimeout(end, quietMs, false);
    });
    socket.on('error', () => undefined); // a reset is a way to close
    socket.once('close', () => end(true));
  });
}

const PIECES_APART_MS = 20;
