import { RedisScript } from '@emporium/redis';

/** Shared by the scripts: the version of a cart, which changes with anything that its reader sees. */
const VERSION_LUA = `
local function version()
  local function all(key) return table.concat(redis.call('HGETALL', key), ' ') end
  return redis.sha1hex(all(KEYS[1]) .. ' | ' .. all(KEYS[2]))
end
`;

/** The first lines of every change that may require a version of the cart. */
const REQUIRE_VERSION_LUA = `${VERSION_LUA}
if ARGV[1] ~= '' and ARGV[1] ~= version() then return 'CHANGED' end
`;

type Flat = string[];
/** A cart as the scripts return it: its three hashes as flat lists, and its version. */
export type CartHashes = [quantities: Flat, seen: Flat, claims: Flat, version: string];

const CART_LUA = `
local function cart()
  return { redis.call('HGETALL', KEYS[1]), redis.call('HGETALL', KEYS[2]), redis.call('HGETALL', KEYS[3]), version() }
end
`;

export const READ_CART = new RedisScript<CartHashes>(`
-- Reads a cart in one step.
-- KEYS[1] quantities, KEYS[2] what was seen, KEYS[3] claims
-- Returns the cart
${VERSION_LUA}
${CART_LUA}
return cart()
`);

export const SET_QUANTITY = new RedisScript<CartHashes | 'FULL' | 'CHANGED'>(`
-- Puts a product into a cart or changes its quantity, unless the cart would have too many lines. When the quantity falls
-- below what an order has claimed, the claim is lowered too, so that the order does not take those units out again.
-- KEYS[1] quantities, KEYS[2] what was seen, KEYS[3] claims
-- ARGV[1] version the cart must have or '', ARGV[2] product id, ARGV[3] quantity, ARGV[4] what was seen of the product,
-- ARGV[5] most lines a cart may have
-- Returns the cart as it is then, 'FULL', or 'CHANGED' when the cart has another version
${REQUIRE_VERSION_LUA}
${CART_LUA}
local product, quantity = ARGV[2], tonumber(ARGV[3])
if redis.call('HEXISTS', KEYS[1], product) == 0 and redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[5]) then return 'FULL' end
redis.call('HSET', KEYS[1], product, quantity)
redis.call('HSET', KEYS[2], product, ARGV[4])
local units, order = string.match(redis.call('HGET', KEYS[3], product) or '', '^(%d+) (.+)$')
if units and quantity < tonumber(units) then redis.call('HSET', KEYS[3], product, quantity .. ' ' .. order) end
return cart()
`);

export const REMOVE_LINE = new RedisScript<'REMOVED' | 'ABSENT' | 'CHANGED'>(`
-- Takes a product out of a cart.
-- KEYS[1] quantities, KEYS[2] what was seen, KEYS[3] claims
-- ARGV[1] version the cart must have or '', ARGV[2] product id
-- Returns 'REMOVED', 'ABSENT' when it was not there, or 'CHANGED' when the cart has another version
${REQUIRE_VERSION_LUA}
if redis.call('HDEL', KEYS[1], ARGV[2]) == 0 then return 'ABSENT' end
redis.call('HDEL', KEYS[2], ARGV[2])
redis.call('HDEL', KEYS[3], ARGV[2])
return 'REMOVED'
`);

export const CLEAR_CART = new RedisScript<'CLEARED' | 'CHANGED'>(`
-- Empties a cart.
-- KEYS[1] quantities, KEYS[2] what was seen, KEYS[3] claims   ARGV[1] version the cart must have or ''
-- Returns 'CLEARED', or 'CHANGED' when the cart has another version
${REQUIRE_VERSION_LUA}
redis.call('DEL', unpack(KEYS))
return 'CLEARED'
`);
