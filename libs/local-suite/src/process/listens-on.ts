import { readdir, readFile, readlink } from 'node:fs/promises';

const LISTENING = '0A';

/**
 * Whether it is this process that listens on a TCP port, and not another one that took the port before it.
 * Only Linux has a way to know; elsewhere the answer is always yes.
 */
export async function listensOn(processId: number, port: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const folder = `/proc/${processId}`;
  try {
    const tables = await Promise.all(
      ['tcp', 'tcp6'].map((table) => readFile(`${folder}/net/${table}`, 'utf8')),
    );
    const sockets = tables.flatMap((table) => listeningSockets(table, port));
    const open = await Promise.all(
      (await readdir(`${folder}/fd`)).map((fd) => readlink(`${folder}/fd/${fd}`).catch(() => '')),
    );
    return sockets.some((inode) => open.includes(`socket:[${inode}]`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false; // it has ended
    throw error;
  }
}

/** The inodes of a table's sockets that listen on a port. @see https://man7.org/linux/man-pages/man5/proc_pid_net.5.html */
function listeningSockets(table: string, port: number): (string | undefined)[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => local?.endsWith(suffix) && state === LISTENING)
    .map((fields) => fields[9]);
}
