import { randomInt } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { PortTakenError } from './process/process-errors';

// Below the ports that systems give to outgoing connections: one of those could take the port of a process
// between its death and its restart.
const LOWEST = 15_000;
const HIGHEST = 30_000;

const LOOKS = 3;
const PAUSE_MS = 50;

/** Ports that were free a moment ago, all different. Another process may take one before it is used: see `retryOnTakenPort`. */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!(await isPortTaken(port))) ports.add(port);
  }
  return [...ports];
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port as number;
}

/** The first free port at or after `start`. */
export async function freePortFrom(start: number): Promise<number> {
  return (await isPortTaken(start)) ? freePortFrom(start + 1) : start;
}

/** Whether something listens on this port of the machine already. */
export async function isPortTaken(port: number): Promise<boolean> {
  try {
    await close(await listen(port));
    return false;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return true;
    throw error;
  }
}

/**
 * Makes sure that ports are free before anything is started on them.
 *
 * @param wanted the port that each process, by name, is going to use
 * @throws PortTakenError that names every port which is taken
 */
export async function refuseTakenPorts(wanted: Record<string, number>): Promise<void> {
  const taken: string[] = [];
  for (const [name, port] of Object.entries(wanted)) {
    if (await staysTaken(port)) taken.push(`Port ${port}, which ${name} needs, is taken by another process.`);
  }
  if (taken.length > 0) throw new PortTakenError(taken.join('\n'));
}

/**
 * Tries again, up to five times in all, when what was started lost its port to another process.
 *
 * @param pauseMs how long to wait before, for a port that must be this one
 */
export async function retryOnTakenPort<T>(
  start: () => Promise<T>,
  { attempts = 5, pauseMs = 0 }: { attempts?: number; pauseMs?: number } = {},
): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (!(error instanceof PortTakenError) || attempts === 1) throw error;
    await sleep(pauseMs);
    return retryOnTakenPort(start, { attempts: attempts - 1, pauseMs });
  }
}

/** Who looks for free ports, as `isPortTaken` does, holds each for a moment. */
async function staysTaken(port: number): Promise<boolean> {
  for (let look = 1; look < LOOKS; look++) {
    if (!(await isPortTaken(port))) return false;
    await sleep(PAUSE_MS);
  }
  return isPortTaken(port);
}

function listen(port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
