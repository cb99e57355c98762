import { runCommand } from '../process/run-command';

/** Names of the shared libraries that an executable needs and the loader does not find. */
export async function missingLibraries(executable: string, libraryPath: string): Promise<string[]> {
  const env = { ...process.env, LD_LIBRARY_PATH: libraryPath };
  const stdout = await runCommand('ldd', [executable], { env });
  return [...stdout.matchAll(/^\s*(\S+) => not found$/gm)].map(([, name]) => `${name}`);
}
