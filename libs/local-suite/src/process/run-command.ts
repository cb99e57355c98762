import { execFile, type ExecFileOptions } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/**
 * Runs a command to its end and returns what it printed.
 *
 * @throws Error when it cannot be started, ends with another code than 0, or takes longer than `timeout` ms
 */
export async function runCommand(
  command: string,
  args: string[],
  options: ExecFileOptions = {},
): Promise<string> {
  const { stdout } = await execute(command, args, { env: process.env, ...options, encoding: 'utf8' });
  return stdout;
}
