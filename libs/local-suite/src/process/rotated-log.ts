import { basename, dirname } from 'node:path';
import { createStream, type RotatingFileStream } from 'rotating-file-stream';

/** Beyond this a disk that does not keep up costs lines, not memory. */
const MOST_WAITING_BYTES = 1024 * 1024;
const TAIL_BYTES = 4096;
const RETRY_AFTER_MS = 60_000;

/** How much of a log is kept: the present file, and older ones named `.1` (the newest), `.2` and so on. */
export interface LogRotation {
  fileBytes: number;
  oldFiles: number;
  /** Called when lines cannot be written; they are dropped for a minute, then it is tried again. */
  onLost: (error: Error) => void;
}

/** A log with an upper bound whose failures concern nobody who writes to it: `write` neither waits nor throws. */
export class RotatedLog {
  private file: RotatingFileStream | undefined;
  private lostAt = -Infinity;
  private tail = Buffer.alloc(0);

  constructor(
    private readonly logFile: string,
    private readonly rotation: LogRotation,
  ) {}

  write(chunk: Buffer): void {
    this.tail = Buffer.concat([this.tail, chunk]).subarray(-TAIL_BYTES);
    if (Date.now() - this.lostAt < RETRY_AFTER_MS) return;
    this.file ??= this.open();
    if (this.file.writableLength < MOST_WAITING_BYTES) this.file.write(chunk);
  }

  /** What was written last, whether or not it reached the disk. */
  lastLines(lineCount = 15): string {
    return this.tail.toString('utf8').trimEnd().split('\n').slice(-lineCount).join('\n');
  }

  /** Waits until everything is in the file; the next write opens it again. */
  async close(): Promise<void> {
    const file = this.file;
    this.file = undefined;
    if (!file || file.closed) return;
    await new Promise<void>((resolve) => file.once('close', resolve).end());
  }

  private open(): RotatingFileStream {
    const { fileBytes, oldFiles, onLost } = this.rotation;
    const file = createStream(basename(this.logFile), {
      path: dirname(this.logFile),
      size: `${fileBytes}B`,
      rotate: oldFiles,
    });
    return file.on('error', (error) => {
      if (this.file === file) this.file = undefined;
      this.lostAt = Date.now();
      onLost(error);
    });
  }
}
