import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Attempt, leavesOpen } from '../history/attempt';

const FIRST_PAUSE_MS = 150;
const LONGEST_PAUSE_MS = 600;

/** Thrown when the time to learn an outcome is over. */
export class TimeIsOver extends Error {}

/** Until when clients ask again; moved once, when the last fault is healed. */
export class Closing {
  private at = Infinity;

  closeIn(ms: number): void {
    this.at = Date.now() + ms;
  }

  /** Waits a little before something is asked again, longer each time. @throws TimeIsOver */
  async pause(turn: number): Promise<void> {
    if (Date.now() > this.at) throw new TimeIsOver();
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 1.5 ** turn);
    await sleep(pauseMs * (0.75 + Math.random() / 2));
  }
}

/** Sends a request that may be repeated until it has an answer of its own. @throws TimeIsOver */
export async function persist(send: () => Promise<Attempt>, closing: Closing): Promise<Answer> {
  for (let turn = 0; ; turn++) {
    const { answer } = await send();
    if (answer && !leavesOpen(answer)) return answer;
    await closing.pause(turn);
  }
}
