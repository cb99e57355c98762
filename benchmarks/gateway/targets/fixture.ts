import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  freePort,
  ManagedProcess,
  retryOnTakenPort,
  type RedisRole,
  type RunningRedis,
  startRedis,
} from '@emporium/local-suite';
import type { Target } from './target';

export interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** A path that is answered with 200 once it is ready. */
  readonly readyPath: string;
}

/** All processes of one part of the benchmark, with their files in a temporary folder. */
export class Fixture {
  readonly folder = mkdtempSync(join(tmpdir(), 'emporium-bench-gateway-'));
  private readonly started: { stop(): Promise<void> }[] = [];

  constructor() {
    process.once('exit', this.forget);
  }

  /** Keeps what must be stopped with the rest; last started, first stopped. */
  keep<T extends { stop(): Promise<void> }>(running: T): T {
    this.started.unshift(running);
    return running;
  }

  writeFile(name: string, content: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  async redis(role: RedisRole): Promise<RunningRedis> {
    return this.keep(await startRedis({ role }));
  }

  /** Starts a server on a port of its own, its output in a file, as in production. @throws ProcessStartError */
  run(prepare: (port: number) => Command): Promise<Target> {
    return retryOnTakenPort(async () => {
      const port = await freePort();
      const { name, command, args, env, readyPath } = prepare(port);
      const server = new ManagedProcess({
        name,
        command,
        args: [...args],
        env: { ...process.env, NODE_ENV: 'production', PORT: String(port), ...env },
        logFile: join(this.folder, `${port}.log`),
        isReady: () => answers(`http://127.0.0.1:${port}${readyPath}`),
      });
      this.keep(server);
      await server.start();
      return { name, port, pid: server.pid };
    });
  }

  /** @param keepsFiles whether the folder stays, for its logs */
  async stop(keepsFiles = false): Promise<void> {
    for (const running of this.started.splice(0)) await running.stop();
    if (keepsFiles) process.off('exit', this.forget);
    else this.forget();
  }

  private readonly forget = () => rmSync(this.folder, { recursive: true, force: true });
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false; // it does not listen yet
  }
}
