/** A process ended, or stayed silent, before it was ready; the message ends with the last lines it logged. */
export class ProcessStartError extends Error {
  constructor(name: string, reason: string, lastLines: string) {
    super(`${name} did not start: ${reason}.${lastLines ? `\n${lastLines}` : ''}`);
    this.name = new.target.name;
  }
}

/** A process could not listen because something else has its port. */
export class PortTakenError extends Error {
  constructor(message: string) {
    super(message);
    this.name = new.target.name;
  }
}
