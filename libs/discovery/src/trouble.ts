import { Logger } from '@nestjs/common';

/** Logs something that fails again and again only when it begins to fail and when it works again. */
export class Trouble {
  private readonly logger = new Logger('Discovery');
  private isOn = false;

  /** @param subject e.g. `DNS for product-service` */
  constructor(private readonly subject: string) {}

  met(reason: string): void {
    if (!this.isOn) this.logger.warn(`${this.subject}: ${reason}`);
    this.isOn = true;
  }

  over(): void {
    if (this.isOn) this.logger.log(`${this.subject}: works again`);
    this.isOn = false;
  }
}

/** What failed, with its cause: `fetch failed` alone says nothing. */
export function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
}
