import { open } from 'node:fs/promises';

const TAIL_BYTES = 4096;

/** The last lines of a log file, at most 4 KiB; empty when there is no such file. */
export async function readLogTail(logFile: string, lineCount = 15): Promise<string> {
  const file = await open(logFile, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!file) return '';
  try {
    const { size } = await file.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8').trimEnd().split('\n').slice(-lineCount).join('\n');
  } finally {
    await file.close();
  }
}
