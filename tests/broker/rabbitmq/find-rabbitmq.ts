import { existsSync } from 'node:fs';
import { unpackRabbitMq } from './unpack-rabbitmq';

/** From the folder that `findRabbitMq` returns. */
export const SERVER = 'usr/lib/rabbitmq/bin/rabbitmq-server';

/**
 * Finds RabbitMQ as Debian and Ubuntu have it: installed, unpacked earlier, or unpacked now.
 *
 * @returns the folder that stands for `/`
 * @throws Error that says what to install
 */
export async function findRabbitMq(): Promise<string> {
  if (existsSync(`/${SERVER}`)) return '/';
  try {
    return await unpackRabbitMq();
  } catch (cause) {
    throw new Error('No RabbitMQ was found: install rabbitmq-server, of Debian or Ubuntu.', { cause });
  }
}
