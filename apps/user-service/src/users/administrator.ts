import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Readiness, SecurityEvents } from '@emporium/service';
import { UsersRepository } from '@emporium/user-data';
import { UserServiceConfig } from '../user-service.config';
import { UsersService } from './users.service';

const MAX_PAUSE_MS = 10_000;

/**
 * Creates the first administrator at the start, in the background, since Redis may start later than the service. The
 * service is not ready until then.
 */
@Injectable()
export class Administrator implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(Administrator.name);
  private readonly shutdown = new AbortController();

  constructor(
    private readonly config: UserServiceConfig,
    private readonly users: UsersRepository,
    private readonly service: UsersService,
    private readonly readiness: Readiness,
    private readonly events: SecurityEvents,
  ) {}

  onApplicationBootstrap(): void {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = this.config;
    if (email === undefined || password === undefined) return;
    const release = this.readiness.hold('The administrator is being made.');
    void this.keepTrying(email, password).then(release);
  }

  onModuleDestroy(): void {
    this.shutdown.abort();
  }

  private async keepTrying(email: string, password: string): Promise<void> {
    const { signal } = this.shutdown;
    for (let pauseMs = 250; !signal.aborted; pauseMs = Math.min(pauseMs * 2, MAX_PAUSE_MS)) {
      try {
        return await this.ensure(email, password);
      } catch (error) {
        if (signal.aborted) return;
        const reason = error instanceof Error ? error.message : String(error);
        this.logger.warn(`the administrator could not be made yet: ${reason}`);
      }
      await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  /** @throws EmailTakenError while another instance is creating it */
  private async ensure(email: string, password: string): Promise<void> {
    const existing = await this.users.findByEmail(email);
    if (existing?.role === 'customer') {
      this.logger.warn('ADMIN_EMAIL is the address of a customer; no administrator was made');
    }
    if (existing) return;
    const { id } = await this.service.register({ email, password, name: 'Administrator' }, { role: 'admin' });
    this.events.record({ event: 'role.changed', outcome: 'success', account: id });
    this.logger.log('the administrator was made');
  }
}
