import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from '@emporium/harness';

const CHECK_EVERY_MS = 250;
const CHECK_TIMEOUT_MS = 1_000;
const ANSWER_TIMEOUT_MS = 10_000;

/** A gateway as a load balancer knows it: kept-alive connections, and whether it says that it is ready. */
export class Door {
  isReady = true;
  private isWatched = true;
  readonly client: ApiClient;
  private readonly watching: Promise<void>;

  constructor(private readonly origin: string) {
    this.client = new ApiClient(origin, { timeoutMs: ANSWER_TIMEOUT_MS });
    this.watching = this.watch();
  }

  async close(): Promise<void> {
    this.isWatched = false;
    await this.watching;
    await this.client.close();
  }

  private async watch(): Promise<void> {
    while (this.isWatched) {
      this.isReady = await this.saysReady();
      await sleep(CHECK_EVERY_MS);
    }
  }

  private async saysReady(): Promise<boolean> {
    try {
      const signal = AbortSignal.timeout(CHECK_TIMEOUT_MS);
      const answer = await fetch(`${this.origin}/health/ready`, { signal });
      await answer.body?.cancel();
      return answer.status === 200;
    } catch {
      return false;
    }
  }
}

/** Either of those that are ready; any when none is. */
export function chooseDoor(doors: readonly Door[]): Door {
  const ready = doors.filter(({ isReady }) => isReady);
  const candidates = ready.length > 0 ? ready : doors;
  return candidates[Math.floor(Math.random() * candidates.length)] as Door;
}
