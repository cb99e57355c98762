import { Injectable } from '@nestjs/common';
import { SERVICES } from '@emporium/contracts';
import { Readiness } from '@emporium/service';
import { Balancers } from './balancers';

/** Has the gateway's readiness say which services it reaches. One that it does not is no reason to be not ready. */
@Injectable()
export class ReachedServices {
  constructor(balancers: Balancers, readiness: Readiness) {
    const stateOf = (service: (typeof SERVICES)[number]) =>
      balancers.of(service).instances.some(({ health }) => health.isUp) ? 'up' : 'down';
    readiness.describe('services', () =>
      Object.fromEntries(SERVICES.map((service) => [service, stateOf(service)])),
    );
  }
}
