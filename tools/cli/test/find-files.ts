import { relative, resolve } from 'node:path';
import { sys } from 'typescript';

/** Of the workspace. */
export const ROOT = resolve(__dirname, '../../..');
const LEFT_OUT = ['**/node_modules', '**/dist', 'tmp', '.nx', '.emporium'];

/** The workspace's own files with one of these endings, as paths from its root. */
export const findFiles = (...endings: string[]): string[] =>
  sys.readDirectory(ROOT, endings, LEFT_OUT).map((file) => relative(ROOT, file));
