import type { Redis as Server } from 'ioredis';

const CHECK_EVERY_MS = 100;
const MAX_SILENT_CHECKS = 8;

/**
 * Closes a connection on which replies are outstanding but nothing has arrived for 0.8 s. It is open but dead; ioredis
 * then opens a new one, which may work.
 *
 * It counts checks instead of milliseconds. A process that was stopped or too busy reads the replies of that time right
 * after its next check, whereas a timer such as ioredis's `socketTimeout` would close a good connection.
 */
export function watchForDeadConnection(server: Server): void {
  let [stream, bytesRead, silentChecks] = [server.stream, 0, 0];
  const check = () => {
    const isSilent = stream === server.stream && stream?.bytesRead === bytesRead && awaitsReplies(server);
    stream = server.stream;
    bytesRead = stream?.bytesRead ?? 0;
    silentChecks = isSilent ? silentChecks + 1 : 0;
    if (silentChecks < MAX_SILENT_CHECKS) return;
    silentChecks = 0;
    stream.destroy(new Error('Connection is silent: it was closed.'));
  };
  const timer = setInterval(check, CHECK_EVERY_MS).unref();
  server.once('end', () => clearInterval(timer));
}

/** Commands that were sent stay in this queue until their reply, even when they have timed out. */
const awaitsReplies = (server: Server): boolean =>
  (server as unknown as { commandQueue: { length: number } }).commandQueue.length > 0;
