import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logOutput } from './log-output';

const LINE = `${'x'.repeat(999)}\n`;

describe.each([
  ['at once', false],
  ['in batches', true],
])('a log that is written %s', (_name, isBatched) => {
  it('goes on without its lines when the disk is full', () => {
    const output = logOutput(openSync('/dev/full', 'w'), isBatched);

    for (let line = 0; line < 5000; line++) output.write(LINE);
    output.flush();

    expect(Reflect.get(output, '_len')).toBeLessThanOrEqual(1024 * 1024);
  });

  it('waits for no reader, and goes on with the oldest line that is kept when there is one', () => {
    const fifo = join(mkdtempSync(join(tmpdir(), 'emporium-log-')), 'fifo');
    execFileSync('mkfifo', [fifo]);
    const fd = openSync(fifo, constants.O_RDWR | constants.O_NONBLOCK);
    const output = logOutput(fd, isBatched);
    const written = Array.from({ length: 500 }, (_, line) => `${line}${LINE}`);

    written.forEach((line) => output.write(line));
    let read = '';
    const buffer = Buffer.alloc(16_384);
    while (read.length < written.join('').length) {
      read += buffer.toString('utf8', 0, readSync(fd, buffer));
      output.write('');
      output.flush();
    }
    closeSync(fd);

    expect(read).toBe(written.join(''));
  });
});
