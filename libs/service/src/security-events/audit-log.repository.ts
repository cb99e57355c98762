import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';

/** Entries kept, about; the oldest go. */
const MAX_ENTRIES = 10_000;

/** What an administrator wrote; when is in the entry's id, by Redis. */
export interface AuditEntry {
  /** The administrator's id. */
  readonly userId: string;
  readonly sessionId: string;
  /** Method and route template: `PATCH /products/:id/stock`. */
  readonly action: string;
  /** The path of what was written. */
  readonly target: string;
  readonly clientAddress: string;
  readonly requestId: string;
}

/** What administrators did at this service; key: `<collection>:audit` (stream of {@link AuditEntry}). */
@Injectable()
export class AuditLog {
  /** @param key of this service's own */
  constructor(
    private readonly redis: Redis,
    private readonly key: string,
  ) {}

  async add(entry: AuditEntry): Promise<void> {
    const fields = Object.entries<string>({ ...entry }).flat();
    await this.redis.xadd(this.key, 'MAXLEN', '~', MAX_ENTRIES, '*', ...fields);
  }
}
