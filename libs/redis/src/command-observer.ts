/** Runs a command, and may observe its result. */
export type CommandObserver = (command: string, run: () => unknown) => unknown;

/** The observer of this process's commands; set only when the process is traced. */
export const observer: { current?: CommandObserver } = {};

/** From now on the observer runs every command, on every connection. */
export function observeCommands(by: CommandObserver): void {
  observer.current = by;
}
