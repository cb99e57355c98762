import { Injectable } from '@nestjs/common';
import { Redis } from '@emporium/redis';

/** About how many entries are kept; the oldest are removed. */
const MAX_ENTRIES = 10_000;

/** A write of an administrator; its time, by Redis, is in the id of the entry. */
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

/** What administrators wrote in this service; key: `<collection>:audit` (stream of {@link AuditEntry}). */
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
