import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RotatedLog } from './rotated-log';

const LINE = Buffer.from(`${'x'.repeat(99)}\n`);

describe('a rotated log', () => {
  const lost: Error[] = [];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'emporium-log-'));
    lost.length = 0;
  });
  const logAt = (path: string) =>
    new RotatedLog(join(folder, path), {
      fileBytes: 1000,
      oldFiles: 3,
      onLost: (error) => lost.push(error),
    });

  it('keeps the newest lines within its bound, however much is written', async () => {
    const log = logAt('logs/worker.log');
    for (let line = 0; line < 500; line++) log.write(LINE);
    log.write(Buffer.from('the last\n'));
    await log.close();

    const files = readdirSync(join(folder, 'logs')).sort();
    expect(files).toEqual(['worker.log', 'worker.log.1', 'worker.log.2', 'worker.log.3']);
    expect(files.map((file) => statSync(join(folder, 'logs', file)).size).every((size) => size <= 1000)).toBe(
      true,
    );
    expect(readFileSync(join(folder, 'logs/worker.log'), 'utf8')).toMatch(/the last\n$/);
    expect(lost).toEqual([]);
  });

  it('goes on where it ended when it is opened again', async () => {
    for (const word of ['before\n', 'after\n']) {
      const log = logAt('worker.log');
      log.write(Buffer.from(word));
      await log.close();
    }

    expect(readFileSync(join(folder, 'worker.log'), 'utf8')).toBe('before\nafter\n');
  });

  it('drops lines that cannot be written, says so once and still knows the last of them', async () => {
    mkdirSync(join(folder, 'worker.log'));
    const log = logAt('worker.log');
    log.write(LINE);
    await until(() => lost.length > 0);

    log.write(Buffer.from('it listens\n'));
    log.write(Buffer.from('it stops\n'));
    await log.close();

    expect(lost).toHaveLength(1);
    expect(log.lastLines(2)).toBe('it listens\nit stops');
  });
});

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}
