import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CACHE_FOLDER = resolve(process.env.NX_CACHE_DIRECTORY ?? '.nx/cache');
/** Nx leaves the outcome of its last run here. */
const RUN_FILE = join(CACHE_FOLDER, 'run.json');
/** Several times what the longest stage needs on two cores. A test that leaves a timer running keeps Jest from ending. */
const LIMIT_MS = 30 * 60_000;

/** One task of an Nx run; `status` is its exit code. */
export interface NxTask {
  projectName: string;
  target: string;
  status: number;
}

export interface NxRun {
  exitCode: number;
  tasks: NxTask[];
}

/** Runs Nx with its output shown, and goes on through failing tasks; ends a run that takes half an hour as failed. */
export async function runNx(args: string[]): Promise<NxRun> {
  mkdirSync(CACHE_FOLDER, { recursive: true });
  rmSync(RUN_FILE, { force: true });
  const child = spawn('node_modules/.bin/nx', args, {
    stdio: 'inherit',
    timeout: LIMIT_MS,
    env: {
      ...process.env,
      NX_CACHE_DIRECTORY: CACHE_FOLDER,
      NX_DAEMON: 'false',
      NX_NO_CLOUD: 'true',
      NX_ISOLATE_PLUGINS: 'false',
      NX_PARALLEL: process.env.NX_PARALLEL ?? '2',
    },
  });
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
  return { exitCode, tasks: existsSync(RUN_FILE) ? readTasks() : [] };
}

function readTasks(): NxTask[] {
  return (JSON.parse(readFileSync(RUN_FILE, 'utf8')) as { tasks: NxTask[] }).tasks;
}
