import { connect } from 'node:net';

/**
 * Sends one command to a Redis on this machine and returns the reply's bytes as they came.
 *
 * @param command words without blanks, as in `CLUSTER INFO`
 * @throws Error when Redis refuses the command or does not answer in time
 */
export function askRedis(port: number, command: string, timeoutMs = 2_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(`${command}\r\n`));
    const finish = (settle: () => void) => {
      socket.destroy();
      settle();
    };
    let reply = '';
    socket.setTimeout(timeoutMs, () => finish(() => reject(new Error(`${command}: no answer in time`))));
    socket.once('error', (error) => finish(() => reject(error)));
    socket.on('data', (chunk) => {
      reply += chunk.toString();
      if (!isWhole(reply)) return;
      finish(() =>
        reply.startsWith('-') ? reject(new Error(`${command}: ${reply.slice(1).trim()}`)) : resolve(reply),
      );
    });
  });
}

/** A bulk string says how long it is; every other reply to such a command is one line. */
function isWhole(reply: string): boolean {
  const [, head = '', length] = /^(\$(\d+)\r\n)/.exec(reply) ?? [];
  return length === undefined ? /\r\n$/.test(reply) : reply.length >= head.length + Number(length) + 2;
}
