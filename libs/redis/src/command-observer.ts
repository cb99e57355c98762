/** Runs a command, and may look at what comes of it. */
export type CommandObserver = (command: string, run: () => unknown) => unknown;

/** Who watches the commands of this process; nobody, unless it is traced. */
export const observer: { current?: CommandObserver } = {};

/** Has every command from now on, on whatever connection, run by the observer. */
export function observeCommands(by: CommandObserver): void {
  observer.current = by;
}
