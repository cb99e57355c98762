import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessExit } from './process-exit';
import type { RotatedLog } from './rotated-log';

/** A child of the process, such as a Redis that is rewriting its file, may hold its output open after it has ended. */
const LAST_OUTPUT_MS = 1000;

export interface Command {
  command: string;
  args: string[];
  /** On top of nothing: a variable that is not here is not set. */
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  /** Keeps Ctrl-C in the terminal from it, so that whoever started it can stop things in order. */
  ownGroup?: boolean;
  /** Where a signal does not reach the process by its pid, as in a container. */
  sendSignal?: (signal: NodeJS.Signals) => void;
}

/** A process from its start to its end; a restart spawns another one. */
export interface SpawnedProcess {
  readonly pid: number | undefined;
  readonly startedAt: number;
  /** How it ended; undefined while it runs. */
  readonly exit: ProcessExit | undefined;
  readonly exited: Promise<ProcessExit>;
  kill(signal: NodeJS.Signals): void;
}

const running = new Set<SpawnedProcess>();
process.once('exit', () => running.forEach((spawned) => spawned.kill('SIGKILL')));

/** Starts a command with its output added to a log. It ends, at the latest, when this process exits. */
export function spawnProcess(command: Command, log: string | RotatedLog): SpawnedProcess {
  const child = typeof log === 'string' ? appending(command, log) : passingOn(command, log);
  let exit: ProcessExit | undefined;
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => {
      void outputRead(child).then(() => resolve((exit = { code, signal })));
    });
    child.once('error', () => resolve((exit = { code: 127, signal: null })));
  });
  const spawned: SpawnedProcess = {
    pid: child.pid,
    startedAt: Date.now(),
    get exit() {
      return exit;
    },
    exited,
    kill: (signal) => (command.sendSignal && !exit ? command.sendSignal(signal) : void child.kill(signal)),
  };
  running.add(spawned);
  void exited.then(() => running.delete(spawned));
  return spawned;
}

/** The process writes to the file itself. */
function appending(command: Command, logFile: string): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const file = openSync(logFile, 'a');
  const child = start(command, file);
  closeSync(file);
  return child;
}

/** This process writes the log, so that a rotated file or a full disk does not stop the other one. */
function passingOn(command: Command, log: RotatedLog): ChildProcess {
  const child = start(command, 'pipe');
  for (const output of [child.stdout, child.stderr]) output?.on('data', (chunk: Buffer) => log.write(chunk));
  return child;
}

function start({ command, args, cwd, env, ownGroup }: Command, output: number | 'pipe'): ChildProcess {
  return spawn(command, args, {
    cwd,
    env: env ?? process.env,
    stdio: ['ignore', output, output],
    detached: ownGroup,
  });
}

async function outputRead({ stdout, stderr }: ChildProcess): Promise<void> {
  const open = [stdout, stderr].flatMap((output) =>
    output && !output.closed ? [once(output, 'close')] : [],
  );
  if (open.length > 0) await Promise.race([Promise.all(open), sleep(LAST_OUTPUT_MS)]);
}
