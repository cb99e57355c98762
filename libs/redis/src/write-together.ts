import type { Redis as Server } from 'ioredis';

/**
 * Writes the commands that one turn of the event loop sends to the server in one piece, for the price of one.
 *
 * ioredis's `enableAutoPipelining` does so too, but through more objects for each command and through maps that keep
 * those of answered commands until the next full garbage collection.
 */
export function writeTogether(server: Server): void {
  const sendCommand = server.sendCommand.bind(server);
  let corked: Server['stream'] | undefined;
  const uncork = () => {
    corked?.uncork();
    corked = undefined;
  };
  server.sendCommand = (command, stream) => {
    if (!corked && server.status === 'ready') {
      corked = server.stream;
      corked.cork();
      setImmediate(uncork);
    }
    return sendCommand(command, stream);
  };
}
