import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CrashPoint } from '@emporium/contracts';
import { CrashPoints } from './crash-points';
import { readConfig } from './read-config';
import { ServiceConfig } from './service.config';

class Config extends ServiceConfig {
  readonly PORT: number = 1;
}
const environment = { JWT_SECRET: 'x7Qm2vK9pL4wZ8nR3tY6uB1cD5fG0hJs', NODE_ENV: 'test' };

describe('CrashPoints', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'crash-')), 'armed');
  const arm = (point: CrashPoint) => writeFileSync(file, point);
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  const points = new CrashPoints(readConfig(Config, { ...environment, CRASH_POINT_FILE: file }));
  afterEach(() => kill.mockClear());
  afterAll(() => kill.mockRestore());

  it('kills at the armed point, once', () => {
    arm('order:after-begin');
    points.pass('order:after-begin');
    points.pass('order:after-begin');

    expect(kill.mock.calls).toEqual([[process.pid, 'SIGKILL']]);
    expect(existsSync(file)).toBe(false);
  });

  it('passes every other point', () => {
    arm('order:after-begin');
    points.pass('order:before-begin');

    expect(kill).not.toHaveBeenCalled();
    expect(existsSync(file)).toBe(true);
  });

  it('does not exist in production', () => {
    expect(() =>
      readConfig(Config, { ...environment, NODE_ENV: 'production', CRASH_POINT_FILE: file }),
    ).toThrow('CRASH_POINT_FILE must not be set in production');
  });
});
