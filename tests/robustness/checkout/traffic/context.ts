import type { History } from '../history/history';
import type { Gateway } from './gateway-client';
import type { Goods } from './goods';
import type { Closing } from './retry-until-answered';
import type { Person } from './person';

/** What everybody who acts on the suite shares. */
export interface Shop {
  readonly gateway: Gateway;
  readonly goods: Goods;
  readonly admin: Person;
  readonly history: History;
  readonly closing: Closing;
}
