import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failpointsAround } from './around';
import type { Failpoint } from './failpoint';
import { pass } from './pass';

describe('a failpoint', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'failpoint-')), 'armed');
  const arm = (point: Failpoint) => writeFileSync(file, point);
  const kill = jest.spyOn(process, 'kill').mockReturnValue(true);
  beforeAll(() => (process.env['FAILPOINT_FILE'] = file));
  afterEach(() => kill.mockClear());
  afterAll(() => {
    delete process.env['FAILPOINT_FILE'];
    kill.mockRestore();
  });

  it('kills when it is armed, once', () => {
    arm('order:after-begin');
    pass('order:after-begin');
    pass('order:after-begin');

    expect(kill.mock.calls).toEqual([[process.pid, 'SIGKILL']]);
    expect(existsSync(file)).toBe(false);
  });

  it('lets pass when another one is armed', () => {
    arm('order:after-begin');
    pass('order:before-begin');

    expect(kill).not.toHaveBeenCalled();
    expect(existsSync(file)).toBe(true);
  });

  it.each([
    ['order:before-begin', 0],
    ['order:after-begin', 1],
  ] as const)('lies right beside a method: %s', async (point, stepsDone) => {
    let steps = 0;
    let stepsWhenKilled: number | undefined;
    class Steps {
      private readonly size = 1;
      take(many: number): Promise<number> {
        return Promise.resolve((steps += many * this.size));
      }
    }
    failpointsAround(Steps, 'take', () => ({ before: 'order:before-begin', after: 'order:after-begin' }));
    kill.mockImplementation(() => {
      stepsWhenKilled = steps;
      return true;
    });
    arm(point);

    expect(await new Steps().take(1)).toBe(1);
    expect(stepsWhenKilled).toBe(stepsDone);
  });
});
