import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../process/run-command';

/** The distribution's package tools, working on folders of our own and so without root. */
export class Apt {
  private constructor(
    private readonly folder: string,
    private readonly options: string[],
  ) {}

  /** Fetches the package lists into `folder`, since a fresh machine has none. */
  static async into(folder: string): Promise<Apt> {
    for (const name of ['lists/partial', 'cache/archives/partial', 'packages']) {
      await mkdir(join(folder, name), { recursive: true });
    }
    await writeFile(join(folder, 'status'), '');
    const settings = {
      'Dir::State::lists': join(folder, 'lists'),
      'Dir::State::status': join(folder, 'status'),
      'Dir::Cache': join(folder, 'cache'),
      // As root, apt would drop to a user who may not write here.
      'APT::Sandbox::User': userInfo().username,
    };
    const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
    await runCommand('apt-get', [...options, 'update', '-qq']);
    return new Apt(folder, options);
  }

  /** Downloads packages, checked against the signed lists, and unpacks them into `target`. */
  async unpack(packages: string[], target: string): Promise<void> {
    const cwd = join(this.folder, 'packages');
    await runCommand('apt-get', [...this.options, 'download', '-qq', ...packages], { cwd });
    for (const archive of await readdir(cwd)) await runCommand('dpkg-deb', ['-x', archive, target], { cwd });
  }

  /** Names of the libraries that these packages need, without the C library, which every machine has. */
  async librariesOf(packages: string[]): Promise<string[]> {
    const names = await this.dependenciesOf(packages, 'lib|lua');
    return names.filter((name) => name !== 'libc6');
  }

  /**
   * Names of packages that these packages need.
   *
   * @param beginnings of the names, a regular expression
   */
  async dependenciesOf(packages: string[], beginnings: string): Promise<string[]> {
    const stdout = await runCommand('apt-cache', [...this.options, 'depends', '--important', ...packages]);
    const dependency = new RegExp(`^\\s*\\|?(?:Pre)?Depends: ((?:${beginnings})\\S+)`, 'gm');
    return [...new Set([...stdout.matchAll(dependency)].map(([, name]) => `${name}`))];
  }
}
