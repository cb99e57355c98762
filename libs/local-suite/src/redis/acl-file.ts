import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askRedis } from './ask-redis';

/** The password of each user of a Redis, by name. */
export type RedisUsers = ReadonlyMap<string, string>;

const FILE = 'users.acl';
const EVERYBODY = 'user default on nopass ~* &* +@all\n';

/** The settings of a Redis in this folder that lets everybody in until {@link admitOnly}. */
export async function aclFileIn(directory: string): Promise<Record<string, string>> {
  await writeFile(join(directory, FILE), EVERYBODY);
  return { aclfile: FILE };
}

/** From now on a Redis lets in the users of an ACL file and nobody else. @throws Error with what is wrong in the file */
export async function admitOnly(aclFile: string, redis: { port: number; directory: string }): Promise<void> {
  await copyFile(aclFile, join(redis.directory, FILE));
  await askRedis(redis.port, 'ACL LOAD');
}

/** The users of an ACL file whose passwords are in it in clear, as in an example. */
export async function readRedisUsers(aclFile: string): Promise<RedisUsers> {
  const lines = await readFile(aclFile, 'utf8');
  return new Map(
    [...lines.matchAll(/^user (\S+) .*?>(\S+)/gm)].map(([, name = '', password = '']) => [name, password]),
  );
}

/** The URL by which a user comes; unchanged without users. @throws Error when there is no such user */
export function urlAs(user: string, url: string, users: RedisUsers | undefined): string {
  if (!users) return url;
  const password = users.get(user);
  if (password === undefined) throw new Error(`${user} is no user of this Redis`);
  return Object.assign(new URL(url), { username: user, password }).href;
}
