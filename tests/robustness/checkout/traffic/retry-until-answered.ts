import { setTimeout as sleep } from 'node:timers/promises';
import { type RecordedResponse, type Attempt, leavesOpen } from '../history/attempt';

const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 600;

/** Thrown when an outcome is not known by the deadline. */
export class DeadlineExceeded extends Error {}

/** Until when clients ask again: without end at first, and set when the last fault is healed. */
export class Deadline {
  private at = Infinity;

  expireIn(ms: number): void {
    this.at = Date.now() + ms;
  }

  /** Waits a little before something is asked again, longer each time. @throws DeadlineExceeded */
  async pause(turn: number): Promise<void> {
    if (Date.now() > this.at) throw new DeadlineExceeded();
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 1.5 ** turn);
    await sleep(pauseMs * (0.75 + Math.random() / 2));
  }
}

/** Sends a request that may be repeated until it has an answer of its own. @throws DeadlineExceeded */
export async function retryUntilAnswered(
  send: () => Promise<Attempt>,
  deadline: Deadline,
): Promise<RecordedResponse> {
  for (let turn = 0; ; turn++) {
    const { response } = await send();
    if (response && !leavesOpen(response)) return response;
    await deadline.pause(turn);
  }
}
