import { Client } from 'undici';
import type { Instance } from './instance';

const INTERVAL_MS = 1_000;
const TIMEOUT_MS = 800;

/** Asks an instance every second or so whether it is ready, on a connection of its own: a full pool must not look ill. */
export class HealthCheck {
  private readonly client: Client;
  private timer: NodeJS.Timeout | undefined;
  private isAsking = false;
  private isStopped = false;

  constructor(private readonly instance: Instance) {
    this.client = new Client(instance.origin, { connectTimeout: TIMEOUT_MS });
  }

  start(): void {
    // Jitter keeps gateways that start together from asking together.
    const delayMs = INTERVAL_MS * (0.75 + Math.random() / 2);
    this.timer = setTimeout(() => void this.check(), delayMs).unref();
  }

  /** Asks now instead of at the next turn, because the instance may not be ready any more. */
  hurry(): void {
    if (this.isAsking || this.isStopped || !this.instance.health.isUp) return;
    clearTimeout(this.timer);
    void this.check();
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
    void this.client.destroy();
  }

  private async check(): Promise<void> {
    this.isAsking = true;
    const status = await this.ask();
    this.isAsking = false;
    if (this.isStopped) return;
    const { health } = this.instance;
    if (status === 200) health.checkedReady();
    else health.checkedUnready(status === 503 ? 'refused' : 'failed');
    this.start();
  }

  /** The status, or undefined when there is no response. */
  private async ask(): Promise<number | undefined> {
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const { statusCode, body } = await this.client.request({
        method: 'GET',
        path: '/health/ready',
        signal,
      });
      await body.dump();
      return statusCode;
    } catch {
      return undefined;
    }
  }
}
