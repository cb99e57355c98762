import type { ApiClient } from '@emporium/harness';
import type { Product } from '@emporium/product-data';
import type { Customer } from './customers';
import type { StoreSize } from './sizes';

/** A suite with a store of one size, in which customers are logged in. */
export interface Fixture {
  readonly size: StoreSize;
  readonly gateway: ApiClient;
  readonly products: readonly Product[];
  readonly customers: readonly Customer[];
  readonly adminToken: string;
  /** What the suite's processes and its data Redis have used of the CPU so far. */
  readonly cpuMs: () => number;
  readonly stop: () => Promise<void>;
}
