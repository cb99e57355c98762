import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ProcessExit } from './process-exit';

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

/** Starts a command with its output appended to a log file. It ends, at the latest, when this process exits. */
export function incarnate(command: Command, logFile: string): Incarnation {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  const child = spawn(command.command, command.args, {
    cwd: command.cwd,
    env: command.env ?? process.env,
    stdio: ['ignore', log, log],
    detached: command.ownGroup,
  });
  closeSync(log);
  let exit: ProcessExit | undefined;
  const exited = new Promise<ProcessExit>((resolve) => {
    child.once('exit', (code, signal) => resolve((exit = { code, signal })));
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
