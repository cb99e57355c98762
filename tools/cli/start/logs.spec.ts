import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logBytes, logRotation, MOST_LOG_BYTES } from './logs';
import { LOG_FOLDER } from './paths';

describe('the logs of a suite', () => {
  const root = process.cwd();
  beforeEach(() => {
    process.chdir(mkdtempSync(join(tmpdir(), 'emporium-logs-')));
    mkdirSync(LOG_FOLDER, { recursive: true });
  });
  afterEach(() => process.chdir(root));

  it.each([6, 70])('have room for %d processes, and for what an earlier suite left', (processes) => {
    writeFileSync(join(LOG_FOLDER, 'gateway.log'), Buffer.alloc(MOST_LOG_BYTES / 2));
    const { fileBytes, oldFiles } = logRotation(processes);

    expect(logBytes() + processes * fileBytes * (oldFiles + 1)).toBeLessThanOrEqual(MOST_LOG_BYTES);
    expect(fileBytes).toBeGreaterThan(10_000);
  });

  it('begin anew when the old ones take more than that', () => {
    writeFileSync(join(LOG_FOLDER, 'gateway.log'), Buffer.alloc(MOST_LOG_BYTES));
    logRotation(6);

    expect(existsSync(LOG_FOLDER)).toBe(false);
    expect(logBytes()).toBe(0);
  });

  it('are missed once, however many processes cannot write theirs', () => {
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const { onLost } = logRotation(6);
    for (const message of ['ENOSPC: no space left on device, write', 'EIO: i/o error, write'])
      onLost(new Error(message));
    const lines = said.mock.calls.map(([line]) => String(line));
    said.mockRestore();

    expect(lines).toEqual([expect.stringContaining('goes on without them: ENOSPC')]);
  });
});
