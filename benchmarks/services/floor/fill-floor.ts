import {
  EmailAddressesRepository,
  SessionsRepository,
  type User,
  UsersRepository,
} from '@emporium/user-data';
import { v7 as uuidv7 } from 'uuid';
import { openRedis } from '../../store/bench-redis';
import { loadProducts } from '../../store/load-products';
import type { Buyer } from '../operations';
import { loginBody } from './bare-bodies';

/** Writes products, and customers with a session each. */
export async function fillFloor(
  redisUrl: string,
  customers: number,
  products: number,
  stockOfEach: number,
): Promise<Buyer[]> {
  const redis = await openRedis(redisUrl);
  const productIds = (await loadProducts(redis, products, stockOfEach)).map(({ id }) => id);
  const users = new UsersRepository(redis, new EmailAddressesRepository(redis));
  const sessions = new SessionsRepository(redis);
  const everybody = Array.from({ length: customers }, async (): Promise<Buyer> => {
    const user = newUser();
    await users.create(user);
    const session = { id: uuidv7(), userId: user.id, role: user.role, userAgent: '' };
    const { generation } = await sessions.open(session);
    return { ...loginBody(user, session.id, generation), productIds };
  });
  const buyers = await Promise.all(everybody);
  redis.disconnect();
  return buyers;
}

function newUser(): User {
  const id = uuidv7();
  const now = new Date().toISOString();
  return {
    id,
    email: `${id}@customers.example`,
    name: 'Kim Doe',
    role: 'customer',
    passwordHash: 'none',
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
}
