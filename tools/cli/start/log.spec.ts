import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SCRIPT = `
  const { log } = require(${JSON.stringify(join(__dirname, 'log.ts'))});
  log('it starts');
  setTimeout(() => log('it goes on'), 50);
  setTimeout(() => process.exit(7), 200);`;
const start = (stdout: number | 'pipe') =>
  spawn(process.execPath, ['--import', 'tsx', '-e', SCRIPT], {
    cwd: resolve(__dirname, '../../..'),
    stdio: ['ignore', stdout, stdout],
  });

describe('log', () => {
  it('goes on when it writes to a file on a full disk', async () => {
    const full = openSync('/dev/full', 'w');
    const child = start(full);
    closeSync(full);

    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it('goes on when nobody reads it any more', async () => {
    const child = start('pipe');
    child.stdout?.destroy();
    child.stderr?.destroy();

    expect(await once(child, 'exit')).toEqual([7, null]);
  });
});
