import { Call } from '../processes/call';
import { Role } from '../processes/role';
import type { OrderResponse, CancelResponse } from './response';
import type { Cart, Mark } from './cart';
import { firstOf, type KeyIndex, type OrderIndex, type ProcessIndex, type ProductIndex } from './indices';
import type { KeyRecord } from './key-record';
import type { OrderState } from './order-state';
import type { Held } from './reservation-state';
import { Limited, type RequestPlan, type Scenario } from './scenario';

type Cells<Index extends number, Value extends number = number> = Record<Index, Value>;

const FIELDS_OF_ORDER = 11;
const FIELDS_OF_PROCESS = 4;
const OTHER_FIELDS = 10;
const WORD_BYTES = 4;

/**
 * One state of everything: both stores, and what each process knows. All of it is one short array of bytes, so that
 * a search can copy, compare and store millions; the fields below are views of that array.
 */
export class World {
  readonly cells: Uint8Array;
  readonly words: Uint32Array;

  // product-service
  readonly stock: Cells<ProductIndex>;
  readonly sold: Cells<ProductIndex>;
  readonly held: Cells<OrderIndex, Held>;

  // order-service
  readonly orders: Cells<OrderIndex, OrderState>;
  readonly versions: Cells<OrderIndex>;
  readonly cancelling: Cells<OrderIndex>;
  readonly due: Cells<OrderIndex>;
  /** Whether nothing is left to do about an order's having been placed. */
  readonly settled: Cells<OrderIndex>;
  readonly keys: Cells<KeyIndex, KeyRecord>;
  readonly cart: Cells<0, Cart>;
  readonly marks: Cells<OrderIndex, Mark>;

  // Processes: the call each is about to make, about which order, and what it remembers of it.
  readonly calls: Cells<ProcessIndex, Call>;
  readonly targets: Cells<ProcessIndex, OrderIndex>;
  /** State of an unplaced order, version of a placed one, as the process knows it. */
  readonly seen: Cells<ProcessIndex>;
  readonly wanted: Cells<ProcessIndex, OrderState>;

  // Clients
  readonly responses: Cells<OrderIndex, OrderResponse>;
  readonly respondedWith: Cells<OrderIndex, OrderIndex>;
  readonly cancelResponses: Cells<OrderIndex, CancelResponse>;

  /** Whether an order's deadline has passed. */
  readonly overdue: Cells<OrderIndex>;
  /** How often each of these may still happen. */
  readonly left: Cells<Limited>;

  readonly requests: readonly OrderIndex[];
  readonly reconcilers: readonly ProcessIndex[];
  readonly late: readonly ProcessIndex[];
  readonly processes: readonly ProcessIndex[];
  readonly roles: Readonly<Record<ProcessIndex, Role>>;
  readonly plans: Readonly<Record<OrderIndex, RequestPlan>>;

  constructor(readonly scenario: Scenario) {
    const roles = rolesOf(scenario);
    const orders = scenario.requests.length;
    this.roles = roles as unknown as Record<ProcessIndex, Role>;
    this.plans = scenario.requests as unknown as Record<OrderIndex, RequestPlan>;
    this.requests = firstOf(orders);
    this.processes = firstOf(roles.length);
    this.reconcilers = this.processes.filter((process) => this.roles[process] === Role.Reconciler);
    this.late = this.processes.filter((process) => this.roles[process] === Role.Late);

    const size = OTHER_FIELDS + FIELDS_OF_ORDER * orders + FIELDS_OF_PROCESS * roles.length;
    const buffer = new ArrayBuffer(Math.ceil(size / WORD_BYTES) * WORD_BYTES);
    this.cells = new Uint8Array(buffer);
    this.words = new Uint32Array(buffer);
    let used = 0;
    const window = <Index extends number, Value extends number = number>(length: number) => {
      const cells = this.cells.subarray(used, used + length);
      used += length;
      return cells as unknown as Cells<Index, Value>;
    };
    this.stock = new Int8Array(buffer, used, 2) as unknown as Cells<ProductIndex>;
    used += 2;
    this.sold = window(2);
    this.keys = window(2);
    this.left = window(3);
    this.cart = window(1);
    this.held = window(orders);
    this.orders = window(orders);
    this.versions = window(orders);
    this.cancelling = window(orders);
    this.due = window(orders);
    this.settled = window(orders);
    this.overdue = window(orders);
    this.marks = window(orders);
    this.responses = window(orders);
    this.respondedWith = window(orders);
    this.cancelResponses = window(orders);
    this.calls = window(roles.length);
    this.targets = window(roles.length);
    this.seen = window(roles.length);
    this.wanted = window(roles.length);
    this.reset();
  }

  /** Goes back to how the scenario starts. */
  reset(): void {
    const { stock, faults, cancels, moves } = this.scenario;
    this.cells.fill(0);
    [this.stock[0], this.stock[1]] = stock;
    this.left[Limited.Faults] = faults;
    this.left[Limited.Cancels] = cancels;
    this.left[Limited.Moves] = moves;
    for (const request of this.requests) {
      this.calls[request] = this.firstCall(request);
      this.targets[request] = request;
    }
  }

  /** What a request does first; with a key it looks whether it was answered before. */
  firstCall(request: OrderIndex): Call {
    return this.plans[request].key === undefined ? Call.Begin : Call.ReadKey;
  }
}

function rolesOf({ requests, reconcilers, cancellers, moves, late }: Scenario): Role[] {
  return [
    ...requests.map(() => Role.Request),
    ...Array<Role>(reconcilers).fill(Role.Reconciler),
    ...Array<Role>(cancellers).fill(Role.Canceller),
    ...(moves > 0 ? [Role.Admin] : []),
    ...Array<Role>(late).fill(Role.Late),
  ];
}
