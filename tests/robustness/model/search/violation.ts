import type { Action } from '../processes/action';
import type { Scenario } from '../world/scenario';

/** What is wrong, and what led there. */
export interface Violation {
  readonly scenario: Scenario;
  readonly wrong: string;
  readonly actions: readonly Action[];
}
