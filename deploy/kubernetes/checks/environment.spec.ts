import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readRedisUsers } from '@emporium/local-suite';
import { readConfig } from '@emporium/service';
import { configClassOf } from '../../config-class';
import { environmentOf, secret } from './environment';
import { appWorkloads } from './manifests';

const ROOT = join(__dirname, '../../..');

/** What whoever copies the example is asked to fill in. */
const FILLED_IN: Record<string, string> = {
  ADMIN_PASSWORD: 'open-sesame-at-dawn',
  JWT_SECRET: randomBytes(48).toString('base64'),
  JWT_SECRET_PREVIOUS: randomBytes(48).toString('base64'),
};

describe.each(appWorkloads)('the environment of $name', (workload) => {
  const example = environmentOf(workload);
  const filledIn = Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, FILLED_IN[name] ?? value]),
  );

  it('consists of variables that it reads, with values that it accepts in production', async () => {
    const config = readConfig(await configClassOf(workload.name), filledIn);
    const unread = Object.keys(filledIn).filter((name) => Reflect.get(config, name) === undefined);

    expect(unread).toEqual([]);
    expect(config.isProduction).toBe(true);
  });

  it('lets it listen where its port is', async () => {
    const { PORT, MANAGEMENT_PORT } = readConfig(await configClassOf(workload.name), filledIn);

    expect(workload.containers[0]?.ports).toEqual([
      { name: 'http', containerPort: PORT },
      { name: 'metrics', containerPort: MANAGEMENT_PORT },
    ]);
  });

  it('is refused as long as the example is not filled in', async () => {
    const configClass = await configClassOf(workload.name);

    expect(() => readConfig(configClass, example)).toThrow('JWT_SECRET');
  });

  it('leads it to Redis under its own name', async () => {
    const users = await readRedisUsers(join(ROOT, 'deploy/redis/users.example.acl'));
    const { username, password } = new URL(filledIn['REDIS_URL'] ?? '');

    expect(username).toBe(workload.name);
    expect(password).toBe(users.get(workload.name));
  });
});

it('no secret is left that nobody reads', () => {
  const read = appWorkloads.flatMap(({ containers }) => containers.flatMap(({ env = [] }) => env));
  const keys = read.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef?.key ?? []);

  expect(new Set(Object.keys(secret))).toEqual(new Set(keys));
});
