import type { History } from '../history/history';
import type { GatewayClient } from './gateway-client';
import type { Goods } from './goods';
import type { Deadline } from './retry-until-answered';
import type { Person } from './person';

/** What all clients of a run share. */
export interface TrafficContext {
  readonly gateway: GatewayClient;
  readonly goods: Goods;
  readonly admin: Person;
  readonly history: History;
  readonly deadline: Deadline;
}
