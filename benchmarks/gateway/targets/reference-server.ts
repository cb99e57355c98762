import { join } from 'node:path';
import type { Command } from './fixture';

const FOLDER = join(__dirname, '../references');

/** How to run one of the servers in `references`. */
export const referenceServer = (
  name: string,
  file: string,
  readyPath: string,
  env: Command['env'],
): (() => Command) => {
  return () => ({ name, command: process.execPath, args: [join(FOLDER, file)], env, readyPath });
};
