import { UnavailableError } from '@emporium/http';

/** The circuits of all instances of the service are open. */
export class CircuitOpenError extends UnavailableError {
  /** @param trialInMs time until an instance may be tried again */
  constructor(trialInMs: number) {
    super(
      'The service behind this address keeps failing and is given a pause; try again shortly.',
      'CIRCUIT_OPEN',
      Math.max(1, Math.ceil(trialInMs / 1_000)),
    );
  }
}
