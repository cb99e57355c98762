import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, ManagedProcess, retryOnTakenPort } from '@emporium/local-suite';

interface Result {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

/** A Prometheus of its own, on a free port, that forgets all when it stops. */
export class RunningPrometheus {
  private constructor(
    private readonly process: ManagedProcess,
    private readonly url: string,
    private readonly folder: string,
  ) {}

  /** @param config as in prometheus.yml */
  static start(program: string, config: string): Promise<RunningPrometheus> {
    return retryOnTakenPort(() => RunningPrometheus.startOnce(program, config));
  }

  private static async startOnce(program: string, config: string): Promise<RunningPrometheus> {
    const folder = await mkdtemp(join(tmpdir(), 'emporium-prometheus-'));
    await writeFile(join(folder, 'prometheus.yml'), config);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const prometheus = new ManagedProcess({
      name: 'prometheus',
      command: program,
      args: [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      cwd: folder,
      port,
      env: {},
      logFile: join(folder, 'prometheus.log'),
      isReady: () =>
        fetch(`${url}/-/ready`).then(
          ({ ok }) => ok,
          () => false,
        ),
    });
    await prometheus.start();
    return new RunningPrometheus(prometheus, url, folder);
  }

  /** What a query comes to now. @throws Error with what Prometheus has against it */
  async query(expression: string): Promise<readonly Result[]> {
    const response = await fetch(`${this.url}/api/v1/query?query=${encodeURIComponent(expression)}`);
    const { data, error } = (await response.json()) as { data?: { result: Result[] }; error?: string };
    if (!data) throw new Error(`${expression}: ${error ?? response.status}`);
    return data.result;
  }

  async stop(): Promise<void> {
    await this.process.stop();
    await rm(this.folder, { recursive: true });
  }
}
