import { execFile, type ExecFileOptions, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ROOT = join(__dirname, '../../../..');
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** Left out of the copy's environment: the Nx that runs the tests, and the developer's Redis. */
const environment = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(NX_|JEST_|REDIS_URL$)/.test(name)),
  ),
  NODE_ENV: 'development' as const,
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_ISOLATE_PLUGINS: 'false',
};

/** How a command ended, with all that it said. */
export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
}

/** A copy of the repository, as it would be committed now, with the packages that are installed here. */
export class WorkspaceCopy {
  private constructor(readonly folder: string) {}

  static async make(): Promise<WorkspaceCopy> {
    const copy = new WorkspaceCopy(mkdtempSync(join(tmpdir(), 'emporium-generators-')));
    const { stdout } = await run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
      cwd: ROOT,
      maxBuffer: OUTPUT_BYTES,
    });
    for (const file of stdout.split('\0').filter((path) => path && existsSync(join(ROOT, path))))
      cpSync(join(ROOT, file), join(copy.folder, file));
    symlinkSync(join(ROOT, 'node_modules'), join(copy.folder, 'node_modules'));
    await copy.git('init', '--quiet');
    await copy.git('add', '.');
    return copy;
  }

  /** Files that differ from those of the repository, or are new. */
  async changes(): Promise<string[]> {
    const { output } = await this.git('ls-files', '--modified', '--others', '--exclude-standard');
    return output.split('\n').filter(Boolean);
  }

  nx(...args: string[]): Promise<Outcome> {
    return this.command('node_modules/.bin/nx', args);
  }

  /** Runs what `npm start` runs until it says that all is up. @returns a function that stops it */
  async start(options: readonly string[], env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
    const args = ['--import', 'tsx', 'tools/cli/start/main.ts', ...options];
    const child = spawn(process.execPath, args, { cwd: this.folder, env: { ...environment, ...env } });
    const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    let output = '';
    await new Promise<void>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk.toString();
        if (output.includes('Emporium is running')) resolve();
      };
      child.stdout.on('data', read);
      child.stderr.on('data', read);
      void exited.then(() => reject(new Error(output)));
    });
    return async () => {
      child.kill('SIGINT');
      await exited;
    };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private git(...args: string[]): Promise<Outcome> {
    return this.command('git', args);
  }

  private async command(file: string, args: string[]): Promise<Outcome> {
    const options: ExecFileOptions = { cwd: this.folder, env: environment, maxBuffer: OUTPUT_BYTES };
    return run(file, args, options).then(
      ({ stdout, stderr }) => ({ ok: true, output: `${String(stdout)}${String(stderr)}` }),
      ({ stdout, stderr }: { stdout: string; stderr: string }) => ({ ok: false, output: stdout + stderr }),
    );
  }
}
