import { randomUUID } from 'node:crypto';
import type { INestMicroservice } from '@nestjs/common';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { Redis } from '@emporium/redis';
import { deadLettersOf } from '../dead-letters';
import type { EventContext } from '../event-context';
import { EventController } from '../event-controller';
import { EventLog } from '../event-log';
import type { RedisStreamsOptions } from '../redis-streams.options';
import { RedisStreamsStrategy } from '../redis-streams.strategy';

type Handle = (event: { readonly n: number }, context: EventContext) => unknown;

@EventController()
class Controller {
  handle: Handle = () => undefined;

  @EventPattern(['thing.made', 'thing.changed'])
  on(@Payload() event: { n: number }, @Ctx() context: EventContext): unknown {
    return this.handle(event, context);
  }
}

export const numbersTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

/** Two streams for one test only, for odd and even numbers, and consumers of them with short times. */
export class StreamsFixture {
  readonly redis: Redis;
  readonly even = `{${randomUUID()}}:events`;
  readonly odd = `{${randomUUID()}}:events`;
  private readonly consumers: INestMicroservice[] = [];

  constructor(private readonly url: string) {
    this.redis = new Redis(url);
  }

  readonly log = (stream = this.even) => new EventLog(this.redis, stream);
  readonly dead = (stream = this.even) => new EventLog(this.redis, deadLettersOf(stream));

  /** Emits an event with a number. @returns its id */
  readonly emit = async (n: number, type = 'thing.made', stream = n % 2 ? this.odd : this.even) =>
    (await this.redis.xadd(stream, '*', 'type', type, 'data', JSON.stringify({ n }))) ?? '';

  /** Starts a consumer; `left` counts what its group has still to do, `die` cuts its connection. */
  readonly consume = async (handle: Handle, options: Partial<RedisStreamsOptions> = {}) => {
    const module = await Test.createTestingModule({ controllers: [Controller] }).compile();
    const strategy = new RedisStreamsStrategy({
      url: this.url,
      streams: [this.even, this.odd],
      group: 'group',
      pollMs: 10,
      redeliverAfterMs: 50,
      ...options,
    });
    const app = module.createNestMicroservice({ strategy, logger: false });
    app.get(Controller).handle = handle;
    await app.listen();
    this.consumers.push(app);
    const left = async () => {
      const backlogs = await strategy.backlog();
      return backlogs.reduce((sum, { lag, pending }) => sum + lag + pending, 0);
    };
    return { app, strategy, left, die: () => strategy.unwrap<Redis>().disconnect() };
  };

  async close(): Promise<void> {
    await Promise.all(this.consumers.splice(0).map((app) => app.close()));
    this.redis.disconnect();
  }
}
