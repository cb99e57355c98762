import { connect } from 'node:net';

/**
 * Whether the Redis on a port of this machine answers PING with PONG, which it does not while it still loads its data.
 * With a process id the answer must come from that process: a port that is taken may be another Redis' port.
 */
export function answersPing(port: number, processId?: number, timeoutMs = 1000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const finish = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    let answer = '';
    socket.setTimeout(timeoutMs, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('connect', () => socket.write('PING\r\nINFO server\r\n'));
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      if (!'+PONG'.startsWith(answer.slice(0, 5))) return finish(false);
      const answeredBy = /process_id:(\d+)\r/.exec(answer)?.[1];
      if (answeredBy) finish(processId === undefined || Number(answeredBy) === processId);
    });
  });
}
