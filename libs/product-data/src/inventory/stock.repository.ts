import { Injectable } from '@nestjs/common';
import { Redis, RedisScript } from '@emporium/redis';
import type { Expectation } from '../products/product';
import { stockChangeKey } from './inventory-keys';
import { STOCK_KEYS, STOCK_LUA } from './stock-lua';

const DAY_SECONDS = 24 * 3600;

/** The most units of one product that administrators may put into stock. */
export const MAX_STOCK = 1_000_000;

/** Units to add (negative: to take out), or the units to have. */
export type StockChange = { readonly delta: number } | { readonly stock: number };

/** `CHANGED`: the product is gone or not as expected. `BELOW_ZERO` and `ABOVE_LIMIT` come with the present stock. */
export interface StockOutcome {
  readonly outcome: 'CHANGED' | 'BELOW_ZERO' | 'ABOVE_LIMIT' | 'DONE';
  readonly stock: number;
}

const CHANGE_STOCK = new RedisScript<[outcome: StockOutcome['outcome'], stock: number]>(`
-- Adds to a product's stock or sets it, once for each record of an operation.
-- KEYS STOCK_KEYS, [8] record, absent when it may be repeated   ARGV[1] id, ARGV[2] 'delta' or 'stock', ARGV[3] units, ARGV[4] version expected, '' for any,
--   ARGV[5] stock expected, '' for any, ARGV[6] most units allowed, ARGV[7] seconds to keep the record
-- Returns { outcome, units in stock }
${STOCK_LUA}
local RECORD = KEYS[8]
local done = RECORD and redis.call('GET', RECORD)
if done then return { 'DONE', tonumber(done) } end
local id, stock, amount = ARGV[1], unitsOf(ARGV[1]), tonumber(ARGV[3])
if not stock
  or (ARGV[4] ~= '' and redis.call('HGET', VERSIONS, id) ~= ARGV[4])
  or (ARGV[5] ~= '' and stock ~= tonumber(ARGV[5])) then return { 'CHANGED', stock or 0 } end
local units = ARGV[2] == 'delta' and stock + amount or amount
if units < 0 then return { 'BELOW_ZERO', stock } end
if units > stock and units > tonumber(ARGV[6]) then return { 'ABOVE_LIMIT', stock } end
if RECORD then redis.call('SET', RECORD, units, 'EX', ARGV[7]) end
if units == stock then return { 'DONE', stock } end
setUnits(id, units)
account(RECEIVED, id, units - stock)
raiseRevision()
return { 'DONE', units }
`);

/** What administrators put into stock and take out; its keys are `STOCK_KEYS` of stock-lua.ts. */
@Injectable()
export class StockRepository {
  constructor(private readonly redis: Redis) {}

  /** @param operationId with it the change happens once; absent for a change that may be repeated */
  async change(
    id: string,
    change: StockChange,
    { expected, operationId }: { expected?: Expectation; operationId?: string } = {},
  ): Promise<StockOutcome> {
    const [kind, units] = 'delta' in change ? ['delta', change.delta] : ['stock', change.stock];
    const keys = operationId === undefined ? STOCK_KEYS : [...STOCK_KEYS, stockChangeKey(operationId)];
    const [outcome, stock] = await CHANGE_STOCK.run(this.redis, keys, [
      ...[id, kind, units, expected?.version ?? '', expected?.stock ?? '', MAX_STOCK, DAY_SECONDS],
    ]);
    return { outcome, stock };
  }

  /** Whether the change of that operation has happened. */
  async isDone(operationId: string): Promise<boolean> {
    return (await this.redis.exists(stockChangeKey(operationId))) === 1;
  }
}
