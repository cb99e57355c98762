import { Logger } from '@nestjs/common';
import { eventually, type LoggedIn, logIn } from '@emporium/testing';
import { Redis } from '@emporium/redis';
import { runTinyService } from '../testing/tiny-service';
import type { AuditEntry } from './audit-log.repository';

describe('what an administrator writes', () => {
  let service: Awaited<ReturnType<typeof runTinyService>>;
  let redis: Redis;
  let root: LoggedIn;
  const lines: object[] = [];

  beforeAll(async () => {
    jest.spyOn(Logger.prototype, 'warn').mockImplementation((line: object) => void lines.push(line));
    service = await runTinyService();
    redis = service.app.get(Redis);
    root = await logIn(service.app, 'admin');
  });
  beforeEach(async () => {
    await redis.del('notes:audit');
    lines.length = 0;
  });
  afterAll(async () => {
    jest.restoreAllMocks();
    await service.stop();
  });

  const post = async (text: string, { authorization } = root, more: Record<string, string> = {}) => {
    const headers = { authorization, 'x-forwarded-for': '192.0.2.1', 'x-request-id': 'r-1', ...more };
    const answer = await service.app.inject({ method: 'POST', url: '/notes', headers, payload: { text } });
    return answer.json<{ id: string }>();
  };
  const entries = async () =>
    (await redis.xrange('notes:audit', '-', '+')).map(([at, fields]) => ({
      at: Number(at.split('-', 1)[0]),
      ...(Object.fromEntries(
        fields.flatMap((field, i) => (i % 2 ? [] : [[field, fields[i + 1]]])),
      ) as unknown as AuditEntry),
    }));
  const counted = async (outcome: string) => {
    const { body } = await service.app.inject('/metrics');
    const sample = new RegExp(
      `^security_events_total{event="administrator.wrote",outcome="${outcome}".*} (\\d+)$`,
      'm',
    );
    return Number(sample.exec(body)?.[1]);
  };

  it('is kept: who, what, when and from where', async () => {
    const { id } = await post('hello');

    const [entry, ...others] = await eventually(async () => {
      expect(await entries()).not.toEqual([]);
      return entries();
    });
    expect(others).toEqual([]);
    expect(entry).toEqual({
      at: expect.any(Number),
      userId: root.userId,
      sessionId: expect.any(String),
      action: 'POST /notes',
      target: `/notes/${id}`,
      clientAddress: '192.0.2.1',
      requestId: 'r-1',
    });
    expect(Math.abs((entry?.at ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('is told in one line, without the account, and counted', async () => {
    const before = await counted('success');

    const { id } = await post('hello');

    expect(lines).toEqual([
      {
        msg: 'security event',
        event: 'administrator.wrote',
        outcome: 'success',
        account: expect.stringMatching(/^[\w-]{22}$/),
        session: expect.any(String),
        client: '192.0.2.1',
        action: 'POST /notes',
        target: `/notes/${id}`,
      },
    ]);
    expect(JSON.stringify(lines)).not.toContain(root.userId);
    expect(await counted('success')).toBe(before + 1);
  });

  it('is told and not kept when it was refused or failed', async () => {
    await post('too long');
    await post('away');

    expect(lines).toMatchObject([{ outcome: 'failure' }, { outcome: 'unknown' }]);
    expect(await entries()).toEqual([]);
  });

  it('is told once, however often it is repeated under its key', async () => {
    for (let i = 0; i < 3; i++) await post('hello', root, { 'idempotency-key': 'audited' });

    expect(lines).toHaveLength(1);
    await eventually(async () => expect(await entries()).toHaveLength(1));
  });

  it('is not what others write, or what anybody reads', async () => {
    await post('hello', await logIn(service.app));
    await service.app.inject({ url: '/notes/all', headers: { authorization: root.authorization } });

    expect(lines).toEqual([]);
    expect(await entries()).toEqual([]);
  });

  it('is answered when it cannot be kept, too', async () => {
    await redis.set('notes:audit', 'no stream');
    const failed = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);

    expect((await post('hello')).id).toBeDefined();

    await eventually(() => expect(failed).toHaveBeenCalledTimes(1));
  });
});
