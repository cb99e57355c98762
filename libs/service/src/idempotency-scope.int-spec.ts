import { Body, Param, Patch, Post } from '@nestjs/common';
import { Authenticated, Public, UnauthenticatedError } from '@emporium/auth';
import { DomainError, StaleResourceError, UnavailableError, UuidParam } from '@emporium/http';
import { OperationId, Replayed, ResourceController, WithoutEffect } from '@emporium/idempotency';
import { type LoggedIn, logIn } from '@emporium/testing';
import { Redis } from '@emporium/redis';
import { IsString } from 'class-validator';
import { runTinyService } from './testing/tiny-service';

const ID = '0198f0a2-7c1b-7a44-9d38-2f1e5b6c7d80';

class StampDto {
  @IsString()
  readonly ink: string;
}

/** Whether the ink of each stamp can still be seen, and what the next handler throws. */
const dried = new Set<unknown>();
let thrown: Error | undefined;
const operations: (string | undefined)[] = [];

class Ink {
  stillHolds(body: unknown): Promise<boolean> {
    return Promise.resolve(!dried.has((body as { ink: string }).ink));
  }
}

class Refusal extends DomainError {
  readonly code = 'REFUSED';
  constructor(readonly status: number) {
    super('No.');
  }
}

const stamp = (ink: string, operationId?: string) => {
  operations.push(operationId);
  if (thrown) throw thrown;
  return { ink, number: operations.length };
};

@ResourceController()
class StampsController {
  @Post('stamps')
  @Authenticated()
  make(@Body() { ink }: StampDto, @OperationId() operationId?: string) {
    return stamp(ink, operationId);
  }

  @Patch('stamps/:id')
  @Authenticated()
  change(@UuidParam('id') _: string, @Body() { ink }: StampDto, @OperationId() operationId?: string) {
    return stamp(ink, operationId);
  }

  @Post('stamps/:id')
  @Authenticated()
  press(@Param('id') _: string, @Body() { ink }: StampDto, @OperationId() operationId?: string) {
    return stamp(ink, operationId);
  }

  @Post('public-stamps')
  @Public()
  makeForAll(@Body() { ink }: StampDto, @OperationId() operationId?: string) {
    return stamp(ink, operationId);
  }

  @Post('wet-stamps')
  @Public()
  @Replayed({ while: Ink, forSeconds: 900 })
  makeWet(@Body() { ink }: StampDto, @OperationId() operationId?: string) {
    return stamp(ink, operationId);
  }

  @Post('looks')
  @Public()
  @WithoutEffect()
  look(@Body() { ink }: StampDto, @OperationId() operationId?: string) {
    return stamp(ink, operationId);
  }
}

describe('an Idempotency-Key', () => {
  let service: Awaited<ReturnType<typeof runTinyService>>;
  let redis: Redis;
  let kim: LoggedIn;

  beforeAll(async () => {
    service = await runTinyService({ controllers: [StampsController], providers: [Ink] });
    redis = service.app.get(Redis);
    kim = await logIn(service.app);
  });
  beforeEach(async () => {
    thrown = undefined;
    operations.length = 0;
    dried.clear();
    const records = await redis.keys('idempotency:*');
    if (records.length > 0) await redis.del(records);
  });
  afterAll(() => service.stop());

  const send = async (
    method: 'POST' | 'PATCH',
    url: string,
    ink = 'blue',
    key = 'key',
    { authorization } = kim,
  ) => {
    const answer = await service.app.inject({
      method,
      url,
      headers: { authorization, 'idempotency-key': key },
      payload: { ink },
    });
    return {
      status: answer.statusCode,
      replayed: answer.headers['idempotency-replayed'],
      body: answer.json(),
    };
  };

  it('belongs to one method and one resource', async () => {
    const other = ID.replace('0', '1');

    await send('POST', '/stamps');
    for (const [method, path] of [
      ['PATCH', `/stamps/${ID}`],
      ['POST', `/stamps/${ID}`],
      ['PATCH', `/stamps/${other}`],
      ['POST', '/stamps/a'],
      ['POST', '/stamps/A'],
    ] as const)
      expect((await send(method, path)).replayed).toBeUndefined();

    expect(new Set(operations).size).toBe(6);
  });

  it.each([ID.toUpperCase(), ID.replace('0198', '%30198'), `${ID}?`])(
    'knows the resource by another spelling: %s',
    async (spelling) => {
      const first = await send('PATCH', `/stamps/${ID}`);

      expect(await send('PATCH', `/stamps/${spelling}`)).toEqual({ ...first, replayed: 'true' });
      expect(operations).toHaveLength(1);
    },
  );

  it.each([400, 401, 403, 410, 412, 413, 422, 428, 429])(
    'may be used anew after a %i, which says nothing of the state of things',
    async (status) => {
      thrown = new Refusal(status);
      expect(await send('POST', '/stamps')).toMatchObject({ status, replayed: undefined });
      expect(await redis.keys('idempotency:*')).toEqual(['idempotency:{' + kim.userId + '}:live']);
      thrown = undefined;

      expect(await send('POST', '/stamps', 'red')).toMatchObject({ status: 201, replayed: undefined });
    },
  );

  it.each([404, 409])('answers a %i to each repeat, as the first one was answered', async (status) => {
    thrown = new Refusal(status);
    const first = await send('POST', '/stamps');
    thrown = undefined;

    expect(await send('POST', '/stamps')).toEqual({ ...first, replayed: 'true' });
    expect(first).toMatchObject({ status, body: { code: 'REFUSED' } });
  });

  it.each([new Error('bug'), new UnavailableError()])(
    'repeats an operation that nobody knows the outcome of, as the same one (%s)',
    async (error) => {
      thrown = error;
      expect((await send('POST', '/stamps')).status).toBeGreaterThanOrEqual(500);
      thrown = undefined;

      expect(await send('POST', '/stamps')).toMatchObject({ status: 201, replayed: 'true' });
      expect(operations[0]).toMatch(/^[0-9a-f-]{14}7/);
      expect(operations).toEqual([operations[0], operations[0]]);
    },
  );

  it('never forgets an operation that may have had its effect, whatever its repeat is refused for', async () => {
    for (const error of [new UnavailableError(), new StaleResourceError(), new UnauthenticatedError()]) {
      thrown = error;
      await send('POST', '/stamps');
    }
    thrown = undefined;

    expect((await send('POST', '/stamps', 'red')).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await send('POST', '/stamps')).status).toBe(201);
    expect(new Set(operations).size).toBe(1);
  });

  it('is refused beside a thousand others, with when to come again', async () => {
    await redis.set(`idempotency:{${kim.userId}}:live`, 10_000, 'EX', 60);

    expect(await send('POST', '/stamps')).toMatchObject({ status: 429, body: { code: 'TOO_MANY_KEYS' } });
    expect(operations).toEqual([]);
  });

  it('is not refused to an administrator, who imports, before ten times as many', async () => {
    const admin = await logIn(service.app, 'admin');
    await redis.set(`idempotency:{${admin.userId}}:live`, 99_999, 'EX', 60);

    expect(await send('POST', '/stamps', 'blue', 'last', admin)).toMatchObject({ status: 201 });
    expect(await send('POST', '/stamps', 'blue', 'too-many', admin)).toMatchObject({ status: 429 });
  });

  describe('on a public route', () => {
    it('belongs to one body, so that nobody shuts anybody out', async () => {
      const blue = await send('POST', '/public-stamps');
      const red = await send('POST', '/public-stamps', 'red');

      expect([blue, red]).toMatchObject([{ status: 201 }, { status: 201, replayed: undefined }]);
      expect(await send('POST', '/public-stamps')).toEqual({ ...blue, replayed: 'true' });
      expect(await send('POST', '/public-stamps', 'red')).toEqual({ ...red, replayed: 'true' });
    });

    it('leaves nothing behind when it is refused', async () => {
      for (const status of [400, 401, 404, 409, 429]) {
        thrown = new Refusal(status);
        expect((await send('POST', '/public-stamps')).status).toBe(status);
      }

      expect(await redis.keys('idempotency:*')).toEqual([]);
    });

    it('is not kept where nothing happens', async () => {
      await send('POST', '/looks');
      await send('POST', '/looks');

      expect(operations).toEqual([undefined, undefined]);
      expect(await redis.keys('idempotency:*')).toEqual([]);
    });

    it('tells no answer that holds no more', async () => {
      const first = await send('POST', '/wet-stamps');
      expect((await send('POST', '/wet-stamps')).replayed).toBe('true');
      dried.add('blue');

      const anew = await send('POST', '/wet-stamps');

      expect([first.body.number, anew.body.number, anew.replayed]).toEqual([1, 2, undefined]);
      expect(operations[1]).not.toBe(operations[0]);
      const [record = ''] = await redis.keys('idempotency:*');
      expect(await redis.ttl(record)).toBeGreaterThan(890);
      expect(await redis.ttl(record)).toBeLessThanOrEqual(900);
    });
  });
});
