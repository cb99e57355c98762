import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRedisUsers, urlAs } from '@emporium/local-suite';
import { startTestRedis } from '@emporium/testing';
import Redis from 'ioredis';

type Command = [string, ...string[]];

const ACL_FILE = join(__dirname, 'users.example.acl');
/** All but those of people and of health checks. */
const USERS = [...readFileSync(ACL_FILE, 'utf8').matchAll(/^user (\S+) /gm)]
  .map(([, user = '']) => user)
  .filter((user) => !['default', 'probe', 'operator'].includes(user));
const USER = '0198f0a2-7c1b-7a44-9d38-2f1e5b6c7d80';
const SESSION = `session:${USER}`;

describe('the users of Redis', () => {
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  const connections = new Map<string, Redis>();

  beforeAll(async () => {
    redis = await startTestRedis({
      aclFile: ACL_FILE,
      settings: { appendonly: 'yes', 'enable-debug-command': 'local' },
    });
    const users = await readRedisUsers(ACL_FILE);
    for (const name of users.keys())
      connections.set(name, new Redis(urlAs(name, redis.url, users), { enableReadyCheck: false }));
  });
  afterAll(async () => {
    connections.forEach((connection) => connection.disconnect());
    await redis.stop();
  });

  const attempt = async (user: string, ...command: Command): Promise<string> => {
    const reply = connections.get(user)?.call(...command);
    return Promise.resolve(reply).then(
      () => 'allowed',
      (error: Error) => error.message.split(' ', 1)[0] ?? '',
    );
  };

  it.each<[string, Command]>([
    ['product-service', ['SET', `product:${USER}`, '{}']],
    ['product-service', ['HSET', '{inventory}:stock', USER, '1']],
    ['product-service', ['HSET', `idempotency:{${USER}}:POST:/products:key`, 'owner', USER]],
    ['product-service', ['INCR', `idempotency:{${USER}}:live`]],
    ['order-service', ['HSET', `idempotency:{${USER}}:PATCH:/orders/${USER}/status:key`, 'owner', USER]],
    ['order-service', ['INCR', `idempotency:{${USER}}:live`]],
    ['user-service', ['HSET', 'idempotency:anonymous:POST:/users/register:fingerprint:key', 'owner', USER]],
    ['user-service', ['INCR', `idempotency:{${USER}}:live`]],
    ['product-service', ['HMGET', SESSION, 'userId', 'role']],
    ['product-service', ['XADD', 'products:audit', '*', 'action', 'none']],
    ['order-service', ['XADD', 'orders:audit', '*', 'action', 'none']],
    ['user-service', ['XADD', 'users:audit', '*', 'action', 'none']],
    ['order-service', ['HSET', `order:{orders-0}:${USER}`, 'state', 'pending']],
    ['order-service', ['ZADD', `user:{orders-3}:${USER}:orders:pending`, '1', USER]],
    ['order-service', ['XADD', 'orders:{orders-0}:events', '*', 'type', 'order.created']],
    ['order-service', ['XADD', 'orders:{orders-0}:events:dead', '*', 'reason', 'none']],
    ['order-service', ['HSET', `idempotency:{orders-1}:${USER}:POST:/orders:key`, 'status', '201']],
    ['order-service', ['HSET', `cart:${USER}`, USER, '1']],
    ['order-service', ['SET', `{cart:${USER}}:ordered:${USER}`, '1']],
    ['user-service', ['HSET', `user:${USER}`, 'name', 'Kim']],
    ['user-service', ['SET', 'user:email:kim@example.com', USER]],
    ['user-service', ['HINCRBY', 'user:failed-logins:of:00ff', 'account', '1']],
    ['user-service', ['SADD', `user:${USER}:sessions`, USER]],
    ['user-service', ['HSET', SESSION, 'userId', USER]],
    ['user-service', ['SET', `{${SESSION}}:opened`, '1']],
    ['event-relay', ['XGROUP', 'CREATE', 'orders:{orders-2}:events', 'broker', '0', 'MKSTREAM']],
    ['event-relay', ['XACK', 'orders:{orders-2}:events', 'broker', '1-1']],
    ['event-relay', ['XADD', 'orders:{orders-2}:events:dead', '*', 'reason', 'none']],
    ['gateway', ['HMGET', SESSION, 'userId', 'role']],
    ['gateway', ['GET', '{inventory}:revision']],
    ['gateway-cache', ['SET', 'gateway:answer:/api/products?', '']],
    ['gateway-cache', ['INCR', `gateway:limit:default:user:${USER}`]],
    ['gateway-cache', ['INCR', '{gateway:limit:auth:address:::1}:probe']],
    ['operator', ['SCAN', '0']],
    ['probe', ['PING']],
  ])('let %s %j', async (user, command) => {
    expect(await attempt(user, ...command)).toBe('allowed');
  });

  it.each<[string, Command]>([
    ['product-service', ['HSET', `order:{orders-0}:${USER}`, 'state', 'pending']],
    ['product-service', ['HGETALL', `cart:${USER}`]],
    ['product-service', ['HGETALL', `user:${USER}`]],
    ['product-service', ['DEL', SESSION]],
    ['product-service', ['EVAL', "return redis.call('SET', KEYS[1], 1)", '1', 'order:{orders-0}:x']],
    ['order-service', ['HSET', `user:${USER}`, 'role', 'admin']],
    ['order-service', ['GET', 'user:email:kim@example.com']],
    ['order-service', ['HSET', '{inventory}:stock', USER, '9']],
    ['order-service', ['HSET', SESSION, 'role', 'admin']],
    ['user-service', ['ZADD', `user:{orders-0}:${USER}:orders`, '1', USER]],
    ['user-service', ['GET', `product:${USER}`]],
    ['product-service', ['DEL', 'users:audit']],
    ['event-relay', ['XADD', 'orders:audit', '*', 'action', 'none']],
    ['event-relay', ['HGETALL', `order:{orders-0}:${USER}`]],
    ['event-relay', ['ZRANGE', 'orders:all', '0', '-1']],
    ['event-relay', ['DEL', 'orders:{orders-0}:events']],
    ['event-relay', ['HMGET', SESSION, 'userId', 'role']],
    ['gateway', ['HSET', SESSION, 'role', 'admin']],
    ['gateway', ['SET', '{inventory}:revision', '1']],
    ['gateway', ['HGET', '{inventory}:stock', USER]],
    ['gateway', ['HGETALL', `user:${USER}`]],
    ['gateway-cache', ['HMGET', SESSION, 'userId', 'role']],
    ['probe', ['GET', SESSION]],
    ...USERS.flatMap((user): [string, Command][] => [
      [user, ['FLUSHALL']],
      [user, ['KEYS', '*']],
      [user, ['SCAN', '0']],
      [user, ['CONFIG', 'GET', '*']],
      [user, ['ACL', 'WHOAMI']],
      [user, ['SCRIPT', 'FLUSH']],
      [user, ['CLIENT', 'KILL', 'TYPE', 'normal']],
    ]),
  ])('do not let %s %j', async (user, command) => {
    expect(await attempt(user, ...command)).toBe('NOPERM');
  });

  it('find what their scripts wrote when Redis has loaded its append-only file again', async () => {
    const [mine, operator] = [connections.get('product-service'), connections.get('operator')];
    const script = "redis.call('SET', KEYS[1], 1) redis.call('SET', KEYS[2], 1)";
    await mine?.eval(script, 2, '{inventory}:1', '{inventory}:2');
    await operator?.call('DEBUG', 'LOADAOF');

    expect(await mine?.exists('{inventory}:1', '{inventory}:2')).toBe(2);
  });

  it('are all there are', async () => {
    const stranger = new Redis(redis.url, { enableReadyCheck: false }).on('error', () => undefined);
    const refusal = await stranger.ping().catch((error: Error) => error.message);
    stranger.disconnect();

    expect(refusal).toMatch(/^NOAUTH/);
  });
});
