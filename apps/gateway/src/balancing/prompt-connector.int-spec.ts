import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { openPool } from './upstream-pool';

const LISTEN = `const server = require('node:net').createServer();
server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => process.stdout.write(String(server.address().port)));`;

describe('connecting to a process that accepts no connections', () => {
  let frozen: ChildProcess;
  let port: number;
  const waiting: Socket[] = [];

  beforeAll(async () => {
    frozen = spawn(process.execPath, ['-e', LISTEN], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line] = await once(frozen.stdout as NonNullable<ChildProcess['stdout']>, 'data');
    port = Number(line);
    frozen.kill('SIGSTOP');
    for (let i = 0; i < 6; i++) waiting.push(connect(port, '127.0.0.1').on('error', () => undefined));
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  afterAll(() => {
    for (const socket of waiting) socket.destroy();
    frozen.kill('SIGKILL');
  });

  it('fails in 300 ms', async () => {
    const pool = openPool(`http://127.0.0.1:${port}`);
    const start = Date.now();
    const error: unknown = await pool
      .request({ method: 'GET', path: '/' })
      .catch((reason: unknown) => reason);
    const tookMs = Date.now() - start;
    await pool.destroy();

    expect(error).toMatchObject({ code: 'UND_ERR_CONNECT_TIMEOUT' });
    expect(tookMs).toBeLessThan(700);
  });
});
