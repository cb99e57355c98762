import { freePorts } from '@emporium/local-suite';
import { WorkspaceCopy } from './testing/workspace-copy';

const MINUTES = 60_000;
const SERVICE = ['g', '@emporium/tools:service'];
const RESOURCE = ['g', '@emporium/tools:resource'];
const NAMES = ['gateway', 'product-service', 'order-service', 'user-service', 'payments-service'];
const ADMIN = { email: 'admin@emporium.example', password: 'open-sesame-at-dawn' };

describe('the generators, in a copy of the workspace,', () => {
  let copy: WorkspaceCopy;

  beforeAll(async () => {
    copy = await WorkspaceCopy.make();
  });
  afterAll(() => copy.remove());

  it.each([
    ['a name that is none', [...SERVICE, 'Pay_ments'], "should match the pattern '^[a-z]"],
    ['an app that is there', [...SERVICE, 'user'], 'apps/user-service is there already'],
    ['keys that are somebody’s', [...SERVICE, 'session'], 'keys in Redis begin with session:'],
    ['routes that are there', [...RESOURCE, 'order', '--service', 'product'], 'routes to /orders already'],
    ['a service that is not', [...RESOURCE, 'refund', '--service', 'payments'], 'no service "payments"'],
  ])('refuse %s and change nothing', async (_, command, message) => {
    const { ok, output } = await copy.nx(...command);

    expect([ok, output]).toEqual([false, expect.stringContaining(message)]);
    expect(await copy.changes()).toEqual([]);
  });

  it(
    'make a service and a further resource that are clean, typed and pass their specs',
    async () => {
      const made = [
        await copy.nx(...SERVICE, 'payments'),
        await copy.nx(...RESOURCE, 'refund', '--service', 'payments'),
      ];
      expect(made).toEqual(made.map(() => ({ ok: true, output: expect.any(String) })));
      const targets = ['lint', 'typecheck', 'test', 'integration'];

      const { ok, output } = await copy.nx(
        'run-many',
        '-t',
        ...targets,
        '-p',
        'payments-service,payments-data',
      );

      expect(ok ? '' : output).toBe('');
      expect(await copy.changes()).toContain('apps/payments-service/src/refunds/refunds.controller.ts');
    },
    5 * MINUTES,
  );

  it(
    'make them known to the suite: they answer on their port and through the gateway',
    async () => {
      const ports = await freePorts(NAMES.length + 2);
      const options = [...NAMES, 'redis-data', 'redis-cache'].map((name, i) => `--port=${name}=${ports[i]}`);
      const env = { ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password, BCRYPT_COST: '4' };
      const stop = await copy.start(['--no-demo', ...options], env);
      const [gateway, service] = [`http://127.0.0.1:${ports[0]}`, `http://127.0.0.1:${ports[4]}`];
      const ask = async (
        url: string,
        method = 'GET',
        body?: object,
        headers: Record<string, string> = {},
      ) => {
        const type = body && { 'content-type': 'application/json' };
        const answer = await fetch(url, {
          method,
          body: JSON.stringify(body),
          headers: { ...type, ...headers },
        });
        return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
      };
      try {
        const login = await ask(`${gateway}/api/users/login`, 'POST', ADMIN);
        const authorization = `Bearer ${login.body.accessToken}`;

        const created = await ask(`${gateway}/api/refunds`, 'POST', { name: 'The first' }, { authorization });
        expect(created).toMatchObject({
          status: 201,
          body: { name: 'The first', userId: login.body.user.id },
        });
        const path = created.headers.get('location') ?? '';
        expect(path).toBe(`/api/refunds/${created.body.id}`);

        const stale = { authorization, 'if-match': '"another"' };
        expect((await ask(gateway + path, 'PUT', { name: 'b' }, stale)).body.code).toBe(
          'PRECONDITION_FAILED',
        );
        const same = { authorization, 'if-match': created.headers.get('etag') ?? '' };
        expect(await ask(gateway + path, 'PUT', { name: 'b' }, same)).toMatchObject({
          status: 200,
          body: { name: 'b' },
        });
        for (const list of [`${gateway}/api/refunds?limit=1`, `${service}/refunds?limit=1`])
          expect((await ask(list, 'GET', undefined, { authorization })).body).toMatchObject({
            data: [{ id: created.body.id, name: 'b' }],
            meta: { total: 1 },
          });
        expect((await ask(`${gateway}/api/payments`)).body).toMatchObject({
          status: 401,
          code: 'UNAUTHENTICATED',
        });
        expect((await ask(`${service}/health/ready`)).status).toBe(200);
        const { paths } = (await ask(`${gateway}/docs-json`)).body;
        expect(paths['/api/refunds/{id}'].put).toMatchObject({
          'x-access': 'authenticated',
          tags: ['refunds'],
        });
        expect(Object.keys(paths['/api/refunds/{id}'].get.responses)).toEqual(
          expect.arrayContaining(['401', '404']),
        );
      } finally {
        await stop();
      }
    },
    5 * MINUTES,
  );
});
