import type { Tree } from '@nx/devkit';

/** Where the names of the services and their ports stand. */
const SERVICES = 'libs/contracts/src/services.json';
export const ROUTES = 'apps/gateway/src/routing/route-table.ts';
const USERS = 'deploy/redis/users.example.acl';
/** Of event-relay, which is none of them; those of services go on behind it. */
const RELAY_PORT = 3004;

export type Services = Readonly<Record<string, number>>;

/** A file of the workspace. @throws Error when it is not there */
export function read(tree: Tree, path: string): string {
  const text = tree.read(path, 'utf8');
  if (text === null) throw new Error(`${path} is not there`);
  return text;
}

/** Changes a file of the workspace. @throws Error that names the file when the change fails */
export function change(tree: Tree, path: string, edit: (text: string) => string): void {
  const text = read(tree, path);
  try {
    tree.write(path, edit(text));
  } catch (cause) {
    throw new Error(`${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

export const servicesOf = (tree: Tree): Services => JSON.parse(read(tree, SERVICES)) as Services;

export function addToServices(tree: Tree, service: string, port: number): void {
  tree.write(SERVICES, JSON.stringify({ ...servicesOf(tree), [service]: port }, undefined, 2) + '\n');
}

/** The next port behind those of all processes. */
export const nextPort = (services: Services): number => Math.max(RELAY_PORT, ...Object.values(services)) + 1;

/** Whether some process has keys in Redis that begin so. */
export const hasKeys = (tree: Tree, prefix: string): boolean =>
  new RegExp(`~\\{?${prefix}:`).test(read(tree, USERS));

/** Adds a user of Redis behind that of another service. */
export function addUser(tree: Tree, other: string, line: string): void {
  change(tree, USERS, (text) => text.replace(new RegExp(`^user ${other} .*$`, 'm'), `$&\n${line}`));
}

/** Lets a service use more keys. @throws Error when it has no user, or none with idempotency records */
export function allowKeys(tree: Tree, service: string, patterns: readonly string[]): void {
  const line = new RegExp(`^(user ${service} .*?)( ~idempotency:\\*:live )`, 'm');
  change(tree, USERS, (text) => {
    if (!line.test(text)) throw new Error(`there is no user ${service} that keeps idempotency records`);
    return text.replace(line, (_, begin: string, end: string) => `${begin} ${patterns.join(' ')}${end}`);
  });
}
