import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManagedProcess, type ProcessOptions } from './managed-process';
import { PortTakenError } from './process-errors';

/** Waits for its ready file, so that the specs need no port. */
const readyThen = (script: string) =>
  `require('fs').writeFileSync(process.env.READY_FILE, String(process.pid)); ${script}`;
const FOREVER = 'setInterval(() => {}, 1000);';

describe('ManagedProcess', () => {
  const started: ManagedProcess[] = [];
  afterEach(() => Promise.all(started.splice(0).map((process) => process.stop())));

  const processOf = (script: string, options: Partial<ProcessOptions> = {}) => {
    const directory = mkdtempSync(join(tmpdir(), 'emporium-process-'));
    const readyFile = join(directory, 'ready');
    const managed: ManagedProcess = new ManagedProcess({
      name: 'worker',
      command: process.execPath,
      args: ['-e', script],
      env: { READY_FILE: readyFile },
      logFile: join(directory, 'logs/worker.log'),
      isReady: () =>
        Promise.resolve(existsSync(readyFile) && readFileSync(readyFile, 'utf8') === String(managed.pid)),
      ...options,
    });
    started.push(managed);
    return managed;
  };

  it('reports the last lines of a process that ends before it is ready', async () => {
    const worker = processOf(`console.error('JWT_SECRET is too short'); process.exit(3)`);

    await expect(worker.start()).rejects.toThrow(
      'worker did not start: it ended with exit code 3.\nJWT_SECRET is too short',
    );
  });

  it('reports them from a rotated log, too, whose last lines are in the file once it is stopped', async () => {
    const lost: Error[] = [];
    const logRotation = { fileBytes: 1000, oldFiles: 2, onLost: (error: Error) => lost.push(error) };
    const broken = processOf(`console.error('JWT_SECRET is too short'); process.exit(3)`, { logRotation });
    await expect(broken.start()).rejects.toThrow(
      'worker did not start: it ended with exit code 3.\nJWT_SECRET is too short',
    );

    const worker = processOf(
      `process.once('SIGTERM', () => { console.log('good bye'); process.exit(0); }); ${readyThen(FOREVER)}`,
      { logRotation },
    );
    await worker.start();
    await worker.stop();

    expect(readFileSync(worker.logFile, 'utf8')).toBe('good bye\n');
    expect(lost).toEqual([]);
  });

  it('lets a process live and talk although its log cannot be written', async () => {
    const lost: Error[] = [];
    const logRotation = { fileBytes: 1000, oldFiles: 2, onLost: (error: Error) => lost.push(error) };
    const talk = `for (let line = 0; line < 50; line++) require('fs').writeSync(1, 'x'.repeat(99_999));`;
    const worker = processOf(readyThen(`setTimeout(() => { ${talk} process.exit(7); }, 200);`), {
      logRotation,
      logFile: '/dev/full',
    });
    await worker.start();

    expect(await worker.exited).toEqual({ code: 7, signal: null });
    expect(lost).toHaveLength(1);
  });

  it('recognises that the port is taken', async () => {
    const worker = processOf(`console.error('Error: listen EADDRINUSE: 127.0.0.1:3000'); process.exit(1)`);

    await expect(worker.start()).rejects.toThrow('worker did not start: its port is taken.');
  });

  it('kills a process that is not ready in time', async () => {
    const worker = processOf(FOREVER, { readyTimeoutMs: 200 });

    await expect(worker.start()).rejects.toThrow('it was not ready in 0.2 s');
    await worker.exited;
    expect(worker.isRunning).toBe(false);
  });

  it('leaves an unsupervised process dead until it is restarted', async () => {
    const worker = processOf(readyThen(FOREVER));
    await worker.start();
    const firstPid = worker.pid;

    worker.kill('SIGKILL');
    expect(await worker.exited).toEqual({ code: null, signal: 'SIGKILL' });
    expect(worker.isRunning).toBe(false);
    await worker.restart();

    expect(worker.isRunning).toBe(true);
    expect(worker.pid).not.toBe(firstPid);
  });

  it('revives a supervised process again and again, waiting longer each time', async () => {
    const delays: number[] = [];
    let recoveries = 0;
    const recovered = new Promise<void>((resolve) => {
      const worker = processOf(readyThen(FOREVER), {
        supervise: true,
        onDeath: (_exit, restartInMs) => delays.push(restartInMs),
        onRecovery: () => (++recoveries === 2 ? resolve() : worker.kill('SIGKILL')),
      });
      void worker.start().then(() => worker.kill('SIGKILL'));
    });

    await recovered;

    expect(delays).toEqual([250, 500]);
  });

  it('does not revive a process that was stopped', async () => {
    const deaths: unknown[] = [];
    const worker = processOf(readyThen(FOREVER), { supervise: true, onDeath: (exit) => deaths.push(exit) });
    await worker.start();

    await worker.stop();

    expect(await worker.exited).toEqual({ code: null, signal: 'SIGTERM' });
    expect(deaths).toEqual([]);
  });

  it('stops waiting for the next restart when it is stopped', async () => {
    const died = new Promise<void>((resolve) => {
      const worker = processOf(readyThen(FOREVER), { supervise: true, onDeath: () => resolve() });
      void worker.start().then(() => worker.kill('SIGKILL'));
    });
    await died;

    await started[0]?.stop();

    expect(started[0]?.isRunning).toBe(false);
  });

  it('stops a process that was suspended', async () => {
    const worker = processOf(readyThen(FOREVER));
    await worker.start();
    worker.kill('SIGSTOP');

    await worker.stop();

    expect(worker.isRunning).toBe(false);
  });

  it('is not taken for whoever answers on its port', async () => {
    const neighbour = await listening(0);
    const { port } = neighbour.address() as AddressInfo;
    const worker = processOf(
      `setTimeout(() => require('net').createServer().listen(${port}, '127.0.0.1'), 300)`,
      { port, isReady: () => Promise.resolve(true) },
    );

    await expect(worker.start()).rejects.toThrow(PortTakenError);
    neighbour.close();
  });

  it('waits for its port when somebody has it at a restart', async () => {
    const free = await listening(0);
    const { port } = free.address() as AddressInfo;
    free.close();
    const worker = processOf(`require('net').createServer().listen(${port}, '127.0.0.1')`, {
      port,
      isReady: () => Promise.resolve(true),
    });
    await worker.start();
    worker.kill('SIGKILL');
    await worker.exited;
    const neighbour = await listening(port);
    setTimeout(() => neighbour.close(), 400);

    await worker.restart();

    expect(worker.isRunning).toBe(true);
  });
});

const listening = (port: number) =>
  new Promise<Server>((resolve) => {
    const server = createServer().listen(port, '127.0.0.1', () => resolve(server));
  });
