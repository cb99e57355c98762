import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';

const SCRIPT = `
  const { tell } = require(${JSON.stringify(join(__dirname, 'log.ts'))});
  tell('it starts');
  setTimeout(() => tell('it goes on'), 50);
  setTimeout(() => process.exit(7), 200);`;
const start = (stdout: number | 'pipe') =>
  spawn(process.execPath, ['--import', 'tsx', '-e', SCRIPT], {
    cwd: resolve(__dirname, '../../..'),
    stdio: ['ignore', stdout, stdout],
  });

describe('telling what is done', () => {
  it('goes on when the file that it is told to is on a full disk', async () => {
    const full = openSync('/dev/full', 'w');
    const told = start(full);
    closeSync(full);

    expect(await once(told, 'exit')).toEqual([7, null]);
  });

  it('goes on when nobody reads it any more', async () => {
    const told = start('pipe');
    told.stdout?.destroy();
    told.stderr?.destroy();

    expect(await once(told, 'exit')).toEqual([7, null]);
  });
});
