import { access, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Apt } from './apt';
import { redisCacheFolder } from './cache-folder';
import { missingLibraries } from './missing-libraries';
import { redisBinary } from './redis-binary';
import type { RedisServer } from './redis-server';

const ROUNDS_OF_LIBRARIES = 3;

/** The Redis that an earlier `unpackDistributionPackages` left in the cache folder, if there is one that runs. */
export async function unpackedRedis(): Promise<RedisServer | undefined> {
  const root = await finishedFolder();
  const libraryPath = await libraryPathIn(root);
  return redisBinary(join(root, 'usr/bin/redis-server'), libraryPath);
}

/**
 * Downloads the distribution's Redis and unpacks it into the cache folder, as an ordinary user; nothing is installed.
 * Several at once do not disturb each other: each works in a folder of its own and the first to finish gives it its name.
 */
export async function unpackDistributionPackages(): Promise<RedisServer> {
  const finished = await finishedFolder();
  await mkdir(redisCacheFolder(), { recursive: true });
  const work = await mkdtemp(join(redisCacheFolder(), 'unpacking-'));
  try {
    const root = join(work, 'root');
    await unpackWithLibraries(await Apt.into(work), root);
    await rename(root, finished).catch(async (error: unknown) => {
      if (!(await exists(finished))) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  const redis = await unpackedRedis();
  if (!redis)
    throw new Error(`the Redis in ${finished} does not run or is older than 7.0; delete that folder`);
  return redis;
}

async function unpackWithLibraries(apt: Apt, root: string): Promise<void> {
  await apt.unpack(['redis-server', 'redis-tools'], root);
  let packages = ['redis-server', 'redis-tools'];
  for (let round = 0; round < ROUNDS_OF_LIBRARIES; round++) {
    const missing = await missingLibraries(join(root, 'usr/bin/redis-server'), await libraryPathIn(root));
    if (missing.length === 0) return;
    packages = await apt.librariesOf(packages);
    await apt.unpack(packages, root);
  }
}

/** Debian keeps libraries in a folder named after the machine, as in `usr/lib/x86_64-linux-gnu`. */
async function libraryPathIn(root: string): Promise<string> {
  const folders = await Promise.all(
    ['usr/lib', 'lib'].map(async (name) => {
      const folder = join(root, name);
      const entries = (await exists(folder)) ? await readdir(folder) : [];
      return entries.filter((entry) => entry.endsWith('-linux-gnu')).map((entry) => join(folder, entry));
    }),
  );
  return folders.flat().join(':');
}

/** One per distribution and machine type, because a home folder may be shared between them. */
async function finishedFolder(): Promise<string> {
  const release = (await exists('/etc/os-release')) ? await readFile('/etc/os-release', 'utf8') : '';
  const field = (name: string) => new RegExp(`^${name}="?([\\w.-]+)`, 'm').exec(release)?.[1] ?? 'unknown';
  return join(redisCacheFolder(), `${field('ID')}-${field('VERSION_ID')}-${process.arch}`);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
