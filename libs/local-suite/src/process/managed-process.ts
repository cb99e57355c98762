import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { retryOnTakenPort } from '../ports';
import { BackOff } from './back-off';
import { spawnProcess, type Command, type SpawnedProcess } from './spawn-process';
import { readLogTail } from './log-tail';
import type { ProcessExit } from './process-exit';
import { type LogRotation, RotatedLog } from './rotated-log';
import { untilReady } from './until-ready';

const STOP_TIMEOUT_MS = 10_000;
const RESTART_PAUSE_MS = 500;

export interface ProcessOptions extends Omit<Command, 'ownGroup'> {
  name: string;
  /** Emptied at the first start, appended to afterwards. */
  logFile: string;
  /** Keeps the log, those of earlier starts included, within bounds. */
  logRotation?: LogRotation;
  isReady: () => Promise<boolean>;
  /** Where it listens; it is ready only when this very process does, not another one on the same port. */
  port?: number;
  /** 60 s when absent. */
  readyTimeoutMs?: number;
  /** Start it again, with back-off, when it dies without having been asked to. */
  supervise?: boolean;
  onDeath?: (exit: ProcessExit, restartInMs: number) => void;
  onRecovery?: () => void;
}

/** A process that can be killed, stopped and started again, and is restarted by itself when supervised. */
export class ManagedProcess {
  readonly name: string;
  readonly logFile: string;
  private readonly rotatedLog: RotatedLog | undefined;
  private readonly backOff = new BackOff();
  private current: SpawnedProcess | undefined;
  /** Counts starts and stops: a process of an earlier generation is not restarted. */
  private generation = 0;
  private pause = new AbortController();

  constructor(private readonly options: ProcessOptions) {
    this.name = options.name;
    this.logFile = options.logFile;
    this.rotatedLog = options.logRotation && new RotatedLog(options.logFile, options.logRotation);
  }

  /** Of the present process, or of the last one. */
  get pid(): number | undefined {
    return this.current?.pid;
  }

  get isRunning(): boolean {
    return this.current !== undefined && this.current.exit === undefined;
  }

  /** The end of the present process; a restart spawns another one. */
  get exited(): Promise<ProcessExit> {
    return this.current?.exited ?? Promise.resolve({ code: null, signal: null });
  }

  /** Sends a signal and does not wait; a supervised process that dies of it is restarted. */
  kill(signal: NodeJS.Signals): void {
    this.current?.kill(signal);
  }

  /** @throws ProcessStartError, PortTakenError */
  async start(): Promise<void> {
    if (!this.rotatedLog) rmSync(this.logFile, { force: true });
    await this.spawn(++this.generation);
  }

  /** Stops it if it runs and starts it anew, on the same port and data; waits while something else tries that port. */
  async restart(): Promise<void> {
    await this.stop();
    const generation = ++this.generation;
    await retryOnTakenPort(() => this.spawn(generation), { pauseMs: RESTART_PAUSE_MS });
  }

  /** SIGTERM, and SIGKILL if it still runs 10 s later. */
  async stop(): Promise<void> {
    this.generation++;
    this.pause.abort();
    await this.end();
    await this.rotatedLog?.close();
  }

  private async end(): Promise<void> {
    const process = this.current;
    if (!process || process.exit) return;
    process.kill('SIGTERM');
    process.kill('SIGCONT');
    const patience = new AbortController();
    const late = sleep(STOP_TIMEOUT_MS, 'late', { signal: patience.signal }).catch(() => 'stopped');
    const outcome = await Promise.race([process.exited, late]);
    patience.abort();
    if (outcome !== 'late') return;
    process.kill('SIGKILL');
    await process.exited;
  }

  private async spawn(generation: number): Promise<void> {
    const command = { ...this.options, ownGroup: this.options.supervise };
    const process = spawnProcess(command, this.rotatedLog ?? this.logFile);
    this.current = process;
    try {
      const lastLines = async () => this.rotatedLog?.lastLines() ?? readLogTail(this.logFile);
      await untilReady(process, { readyTimeoutMs: 60_000, ...this.options, lastLines });
    } catch (error) {
      process.kill('SIGKILL');
      throw error;
    }
    if (this.options.supervise) void process.exited.then(() => this.revive(generation));
  }

  private async revive(generation: number): Promise<void> {
    while (generation === this.generation && this.current) {
      const exit = await this.current.exited;
      const delayMs = this.backOff.nextDelayMs(Date.now() - this.current.startedAt);
      this.options.onDeath?.(exit, delayMs);
      await this.waitUnlessStopped(delayMs);
      if (generation !== this.generation) return;
      try {
        await this.spawn(generation);
        this.options.onRecovery?.();
        return;
      } catch {
        continue; // it is dead again: the next round reports how it ended and waits longer
      }
    }
  }

  private async waitUnlessStopped(delayMs: number): Promise<void> {
    this.pause = new AbortController();
    await sleep(delayMs, undefined, { signal: this.pause.signal }).catch(() => undefined);
  }
}
