import type { Redis as Server } from 'ioredis';

const LOOK_EVERY_MS = 100;
const LOOKS = 8;

/**
 * Breaks a connection over which Redis owes replies and nothing has come for 0.8 s: it is open but dead, and a new one
 * may work.
 *
 * It counts looks instead of milliseconds. A process that was stopped or too busy finds the replies of that time
 * right after its next look, where a timer such as ioredis's `socketTimeout` would break a good connection.
 */
export function dropWhenSilent(server: Server): void {
  let [stream, bytesRead, silentLooks] = [server.stream, 0, 0];
  const look = () => {
    const isSilent = stream === server.stream && stream?.bytesRead === bytesRead && owesReplies(server);
    stream = server.stream;
    bytesRead = stream?.bytesRead ?? 0;
    silentLooks = isSilent ? silentLooks + 1 : 0;
    if (silentLooks < LOOKS) return;
    silentLooks = 0;
    stream.destroy(new Error('Connection is silent: it was closed.'));
  };
  const timer = setInterval(look, LOOK_EVERY_MS).unref();
  server.once('end', () => clearInterval(timer));
}

/** Commands that were sent stay in this queue until their reply, even when their own time is up. */
const owesReplies = (server: Server): boolean =>
  (server as unknown as { commandQueue: { length: number } }).commandQueue.length > 0;
