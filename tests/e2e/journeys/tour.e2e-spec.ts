import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ADMINISTRATOR } from '@emporium/local-suite';
import { GATEWAY_URL } from '../support/urls';

const ROOT = join(__dirname, '../../..');

/** The shell blocks of the tour, in sequence. */
function tour(): string {
  const text = readFileSync(join(ROOT, 'docs/tour.md'), 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block).join('\n');
}

describe('the tour', () => {
  it('works as it is written', async () => {
    const script = tour()
      .replaceAll('http://localhost:3000', GATEWAY_URL)
      .replace(/^ADMIN_PASSWORD=.*$/m, `ADMIN_PASSWORD='${ADMINISTRATOR.password}'`);
    expect(script).toContain('curl');

    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script]);

    expect(stdout).toContain('"status":"cancelled"');
  });
});
