import type { Scenario } from './world/scenario';

const STOCKS = [
  [1, 1],
  [1, 2],
  [2, 1],
  [2, 2],
] as const;

/** Two orders of different clients, one of them without a key; they compete for the second product. */
export const RIVALS: Scenario = {
  name: 'two clients, one without a key',
  stock: [1, 1],
  requests: [{ key: 0, quantities: [1, 1] }, { quantities: [0, 1] }],
  reconcilers: 1,
  cancellers: 0,
  cancels: 0,
  moves: 0,
  faults: 1,
  late: 1,
};

/** One client that sends its request again at any moment, before the first is answered or after. */
export const REPEAT: Scenario = {
  ...RIVALS,
  name: 'one client that repeats its request',
  requests: [
    { key: 0, quantities: [1, 1] },
    { key: 0, quantities: [1, 1] },
  ],
};

/** As {@link REPEAT}, of more than there is. */
export const REFUSED: Scenario = {
  ...REPEAT,
  name: 'one client that repeats a request for too much',
  requests: [
    { key: 0, quantities: [1, 2] },
    { key: 0, quantities: [1, 2] },
  ],
};

/** Two tabs that order one cart, each with a key of its own. */
export const TABS: Scenario = {
  ...RIVALS,
  name: 'two tabs that order one cart',
  stock: [2, 2],
  requests: [
    { key: 0, quantities: [1, 1], fromCart: true },
    { key: 1, quantities: [1, 1], fromCart: true },
  ],
};

/** As {@link TABS}, one of them without a key. */
export const KEYLESS_TABS: Scenario = {
  ...TABS,
  name: 'two tabs that order one cart, one without a key',
  requests: [
    { key: 0, quantities: [1, 1], fromCart: true },
    { quantities: [1, 1], fromCart: true },
  ],
};

/** One order that its request and a reconciler drive, that is moved on and cancelled. */
export const CANCELLED: Scenario = {
  ...RIVALS,
  name: 'one order, moved on and cancelled',
  requests: [{ key: 0, quantities: [1, 1] }],
  cancellers: 1,
  cancels: 1,
  moves: 1,
};

const withStocks = (scenario: Scenario): Scenario[] =>
  STOCKS.map((stock) => ({ ...scenario, stock, name: `${scenario.name}, stock ${stock.join('+')}` }));

/** As {@link CANCELLED}, of a cart, so that work is left when it is placed. */
export const CART_CANCELLED: Scenario = {
  ...CANCELLED,
  name: 'one order of a cart, moved on and cancelled',
  requests: [{ key: 0, quantities: [1, 1], fromCart: true }],
};

/** Takes a few seconds. */
export const SHORT: readonly Scenario[] = [
  ...withStocks(RIVALS),
  ...withStocks(REPEAT),
  ...withStocks(REFUSED),
  TABS,
  KEYLESS_TABS,
  CANCELLED,
  CART_CANCELLED,
];

const twice = (scenario: Scenario): Scenario => ({ ...scenario, faults: 2, late: 2 });
const byTwo = (scenario: Scenario): Scenario => ({
  ...scenario,
  name: `${scenario.name}, two reconcilers`,
  reconcilers: 2,
});
const cancelled = (scenario: Scenario): Scenario => ({
  ...scenario,
  name: `${scenario.name}, one order is cancelled`,
  cancellers: 1,
  cancels: 1,
});

/** Takes about a minute. */
export const FULL: readonly Scenario[] = [
  ...withStocks(twice(RIVALS)),
  ...withStocks(twice(REPEAT)),
  ...withStocks(twice(REFUSED)),
  ...withStocks(cancelled(RIVALS)),
  ...withStocks(cancelled(twice(REPEAT))),
  byTwo(RIVALS),
  byTwo(twice(REPEAT)),
  twice(TABS),
  twice(KEYLESS_TABS),
  byTwo(TABS),
  cancelled(KEYLESS_TABS),
  byTwo(twice(CANCELLED)),
  byTwo(twice(CART_CANCELLED)),
];
