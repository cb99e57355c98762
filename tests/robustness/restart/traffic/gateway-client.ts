import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from '@emporium/harness';

const CHECK_EVERY_MS = 250;
const CHECK_TIMEOUT_MS = 1_000;
const RESPONSE_TIMEOUT_MS = 10_000;

/** A client of one gateway that knows, as a load balancer does, whether the gateway says that it is ready. */
export class GatewayClient {
  isReady = true;
  private isWatched = true;
  readonly client: ApiClient;
  private readonly watching: Promise<void>;

  constructor(private readonly origin: string) {
    this.client = new ApiClient(origin, { timeoutMs: RESPONSE_TIMEOUT_MS });
    this.watching = this.watch();
  }

  /** Resolves once clients may be sent here. */
  async untilReady(): Promise<void> {
    while (!this.isReady) await sleep(CHECK_EVERY_MS);
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
export function chooseGateway(gateways: readonly GatewayClient[]): GatewayClient {
  const ready = gateways.filter(({ isReady }) => isReady);
  const candidates = ready.length > 0 ? ready : gateways;
  return candidates[Math.floor(Math.random() * candidates.length)] as GatewayClient;
}
