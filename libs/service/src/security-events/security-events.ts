import { createHmac, hkdfSync } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { currentContext } from '@emporium/http';
import { Counter } from 'prom-client';
import { Metrics } from '../observability/metrics';
import { ServiceConfig } from '../config/service.config';
import { SECURITY_EVENTS, SECURITY_OUTCOMES, type SecurityEvent } from './security-event';

/**
 * Logs security events, one line each, and counts them. In the log the account is a keyed hash.
 *
 * The key is made from `JWT_SECRET`, so an account has the same hash in all lines until that secret is exchanged.
 */
@Injectable()
export class SecurityEvents {
  private readonly logger = new Logger('Security');
  private readonly key: Buffer;
  private readonly total: Counter<'event' | 'outcome'>;

  constructor({ JWT_SECRET }: ServiceConfig, { registry }: Metrics) {
    this.key = Buffer.from(hkdfSync('sha256', JWT_SECRET, '', 'security events', 32));
    this.total = new Counter({
      name: 'security_events_total',
      help: 'Failed and locked logins, reused refresh tokens, changes of accounts, writes by administrators',
      labelNames: ['event', 'outcome'],
      registers: [registry],
    });
    // Each series begins at 0, or Prometheus would not notice the first event.
    for (const event of SECURITY_EVENTS)
      for (const outcome of SECURITY_OUTCOMES) this.total.inc({ event, outcome }, 0);
  }

  record({ event, outcome, account, sessionId: session, action, target }: SecurityEvent): void {
    const client = currentContext()?.clientAddress;
    const what = { event, outcome, account: this.pseudonym(account), session, client, action, target };
    this.logger.warn({ msg: 'security event', ...what });
    this.total.inc({ event, outcome });
  }

  private pseudonym(account: string): string {
    return createHmac('sha256', this.key).update(account).digest('base64url').slice(0, 22);
  }
}
