import { UnavailableError } from '@emporium/http';

/** No instance of the service may be asked: all of them kept failing and have a pause. */
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
