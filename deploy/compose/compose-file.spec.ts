import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRedisUsers } from '@emporium/local-suite';
import { readConfig } from '@emporium/service';
import { getMetadataStorage } from 'class-validator';
import { configClassOf } from '../config-class';
import { type Container, containersOf, interpolate, ROOT } from './compose-file';

const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
const inExample = new Set([...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name));
const containers = containersOf('docker-compose.yml');
const core = Object.entries(containers);
const all = [...core, ...Object.entries(containersOf('deploy/broker/compose.yml'))];
const apps = all.filter(([, { build }]) => build);
const redis = all.filter(([name]) => name.startsWith('redis'));

/** As fill-env.sh does. */
const filledIn = Object.fromEntries(
  [...inExample].map((name): [string, string] => [`${name}`, randomBytes(32).toString('hex')]),
);

const { RABBITMQ_PASSWORD: _, REDIS_PASSWORD_EVENT_RELAY: __, ...withoutBroker } = filledIn;

const environmentOf = ({ environment = {} }: Container, variables: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === null ? [] : [[name, interpolate(value, variables)] as const],
    ),
  );

describe.each(all)('the container %s', (_name, container) => {
  it('may write nothing but what it must, gains no privileges and has bounds', () => {
    expect(container).toMatchObject({
      init: true,
      restart: 'unless-stopped',
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      mem_limit: expect.stringMatching(/^\d+[mg]$/),
      pids_limit: expect.any(Number),
    });
  });

  it('leaves to .env only what .env.example explains', () => {
    const text = JSON.stringify(container);
    const interpolated = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const passedOn = Object.entries(container.environment ?? {}).flatMap(([name, value]) =>
      value === null ? [name] : [],
    );

    expect([...interpolated, ...passedOn].filter((name) => !inExample.has(name))).toEqual([]);
  });
});

describe.each(apps)('the environment of %s', (name, container) => {
  it('consists of variables that it reads, with values that it accepts in production', async () => {
    const environment = environmentOf(container, filledIn);
    const production = { ...environment, NODE_ENV: 'production' };
    const config = readConfig(await configClassOf(name), production);

    expect(Object.keys(environment).filter((key) => Reflect.get(config, key) === undefined)).toEqual([]);
    expect(config.PORT).toBe(container.build?.args?.PORT);
  });

  it('is explained in .env.example, each variable that it reads', async () => {
    const configClass = await configClassOf(name);
    const read = getMetadataStorage()
      .getTargetValidationMetadatas(configClass, '', true, false)
      .map(({ propertyName }) => propertyName);

    expect(read).toContain('REDIS_URL');
    expect(read.filter((variable) => !inExample.has(variable))).toEqual([]);
  });

  it('leads it to Redis under its own name', () => {
    const environment = environmentOf(container, filledIn);
    const urls = [environment['REDIS_URL'], environment['CACHE_REDIS_URL']].filter(
      (url) => url !== undefined,
    );
    const users = urls.map((url) => new URL(url).username);

    expect(users).toEqual(name === 'gateway' ? ['gateway', 'gateway-cache'] : [name]);
  });

  it('can’t be made while a secret is missing', () => {
    expect(() => environmentOf(container, {})).toThrow('is unset, see .env.example');
  });
});

it('only the gateway can be reached from outside', () => {
  expect(core.filter(([, { ports = [] }]) => ports.length > 0).map(([name]) => name)).toEqual(['gateway']);
  expect(redis.map(([, { networks }]) => networks)).toEqual([['data'], ['data']]);
});

it('the broker’s profile asks for nothing that is not needed without it', () => {
  expect(() => all.map(([, container]) => environmentOf(container, withoutBroker))).not.toThrow();
});

it('both Redis get the password of every user who needs one', async () => {
  const users = await readRedisUsers(join(ROOT, 'deploy/redis/users.example.acl'));
  const wanted = [...users.keys()].filter((user) => user !== 'probe' && user !== 'default');
  const names = wanted.map((user) => `REDIS_PASSWORD_${user.toUpperCase().replaceAll('-', '_')}`);

  for (const [, { environment = {} }] of redis) expect(Object.keys(environment).sort()).toEqual(names.sort());
});

it('the development overlay changes what there is, and adds nothing', () => {
  expect(Object.keys(containersOf('docker-compose.dev.yml')).sort()).toEqual(Object.keys(containers).sort());
});
