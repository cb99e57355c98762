import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ADMIN } from '../support/admin';
import { GATEWAY_URL } from '../support/urls';

const ROOT = join(__dirname, '../../../..');

/** The shell blocks of the README's section "A tour", in sequence. */
function tour(): string {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const section = readme.split(/^## /m).find((text) => text.startsWith('A tour')) ?? '';
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block]) => block).join('\n');
}

describe('the README’s tour', () => {
  it('works as it is written', async () => {
    const script = tour()
      .replaceAll('http://localhost:3000', GATEWAY_URL)
      .replace(/^ADMIN_PASSWORD=.*$/m, `ADMIN_PASSWORD='${ADMIN.password}'`);
    expect(script).toContain('curl');

    const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script]);

    expect(stdout).toContain('"status":"cancelled"');
  });
});
