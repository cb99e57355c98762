import { connect } from 'node:net';

/** Sends bytes as they are and returns all that comes back until the server closes or falls silent. */
export function sendRaw(port: number, bytes: string, silenceMs = 2_000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let answer = '';
    socket.setTimeout(silenceMs, () => socket.destroy());
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.once('error', reject);
    socket.once('close', () => resolve(answer));
  });
}

/** The status of a GET whose request target is sent exactly as given. */
export async function statusOfTarget(port: number, target: string): Promise<number> {
  const answer = await sendRaw(
    port,
    `GET ${target} HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n\r\n`,
  );
  return Number(answer.split(' ', 2)[1]);
}
