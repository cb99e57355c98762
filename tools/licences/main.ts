import { readFileSync } from 'node:fs';
import { type Lockfile, refusedLicences } from './refused-licences';

const refused = refusedLicences(JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile);
if (refused.length > 0) {
  console.error(`Licences that are not on the list of tools/licences:\n${refused.join('\n')}`);
  process.exitCode = 1;
}
