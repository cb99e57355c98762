import { describeExit, type ManagedProcess, type ProcessExit } from '@emporium/local-suite';

/** One process that was stopped by SIGTERM, and its successor. */
export interface Restart {
  readonly name: string;
  readonly exit: ProcessExit;
  /** From SIGTERM until the successor was ready. */
  readonly durationMs: number;
}

export type RoundName = keyof typeof ROUNDS;

/** Waits until a process that is ready gets requests. */
export type Admission = (process: ManagedProcess) => Promise<void>;

/** Ways to restart every process once. */
export const ROUNDS = {
  /** Each alone. */
  'one by one': (all: readonly ManagedProcess[], admit: Admission) => restartInTurn(all, admit),
  /** The services at the same time, the instances of each one after the other. */
  together: async (all: readonly ManagedProcess[], admit: Admission) => {
    const services = [...new Set(all.map(serviceOf))];
    const lanes = services.map((service) => all.filter((process) => serviceOf(process) === service));
    return (await Promise.all(lanes.map((lane) => restartInTurn(lane, admit)))).flat();
  },
};

export const serviceOf = ({ name }: ManagedProcess) => name.replace(/-\d+$/, '');

async function restartInTurn(processes: readonly ManagedProcess[], admit: Admission): Promise<Restart[]> {
  const restarts: Restart[] = [];
  for (const process of processes) {
    restarts.push(await restart(process));
    await admit(process);
  }
  return restarts;
}

/** SIGTERM, the end, another start, ready: as orchestrators do it. */
async function restart(process: ManagedProcess): Promise<Restart> {
  const startedAt = Date.now();
  const { exited, name } = process;
  await process.restart();
  return { name, exit: await exited, durationMs: Date.now() - startedAt };
}

/** What a process did wrong at its SIGTERM; undefined if it ended by itself with code 0. */
export const misbehaviourOf = ({ name, exit }: Restart): string | undefined =>
  exit.code === 0 ? undefined : `${name} ended with ${describeExit(exit)}`;
