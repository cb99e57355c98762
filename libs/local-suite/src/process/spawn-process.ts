import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ProcessExit } from './process-exit';
import type { RotatedLog } from './rotated-log';

/** What a process leaves behind, such as a Redis that is rewriting its file, may hold its output for longer than it lives. */
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

/** One life of a process, from its start to its end. */
export interface Incarnation {
  readonly pid: number | undefined;
  readonly startedAt: number;
  /** How it ended; undefined while it runs. */
  readonly exit: ProcessExit | undefined;
  readonly exited: Promise<ProcessExit>;
  kill(signal: NodeJS.Signals): void;
}

const living = new Set<Incarnation>();
process.once('exit', () => living.forEach((incarnation) => incarnation.kill('SIGKILL')));

/** Starts a command with its output added to a log. It ends, at the latest, when this process exits. */
export function incarnate(command: Command, log: string | RotatedLog): Incarnation {
  const child = typeof log === 'string' ? appending(command, log) : passingOn(command, log);
  let exit: ProcessExit | undefined;
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => {
      void outputRead(child).then(() => resolve((exit = { code, signal })));
    });
    child.once('error', () => resolve((exit = { code: 127, signal: null })));
  });
  const incarnation: Incarnation = {
    pid: child.pid,
    startedAt: Date.now(),
    get exit() {
      return exit;
    },
    exited,
    kill: (signal) => (command.sendSignal && !exit ? command.sendSignal(signal) : void child.kill(signal)),
  };
  living.add(incarnation);
  void exited.then(() => living.delete(incarnation));
  return incarnation;
}

/** It writes to the file itself. */
function appending(command: Command, logFile: string): ChildProcess {
  mkdirSync(dirname(logFile), { recursive: true });
  const file = openSync(logFile, 'a');
  const child = start(command, file);
  closeSync(file);
  return child;
}

/** A file that is exchanged for another, or a disk that is full, is no concern of the process. */
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
