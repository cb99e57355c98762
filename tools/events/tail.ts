import { setTimeout as sleep } from 'node:timers/promises';
import { deadLettersOf, EventLog, type LoggedEvent, START } from '@emporium/events';
import { isRedisUnavailable, type Redis } from '@emporium/redis';
import { lineOf } from './line';

const LOOK_EVERY_MS = 250;
const AT_ONCE = 500;

type StreamEvent = LoggedEvent & { readonly stream: string };

const { compare } = new Intl.Collator('en', { numeric: true });
const byTime = (a: StreamEvent, b: StreamEvent) => compare(a.id, b.id);

/** One stream, and how far it has been read. */
class Follower {
  private readonly log: EventLog;
  private position = START;

  constructor(redis: Redis, stream: string) {
    this.log = new EventLog(redis, stream);
  }

  newest = async (count: number): Promise<StreamEvent[]> => this.advance(await this.log.newest(count));
  next = async (): Promise<StreamEvent[]> => this.advance(await this.log.after(this.position, AT_ONCE));

  private advance(events: LoggedEvent[]): StreamEvent[] {
    this.position = events.at(-1)?.id ?? this.position;
    return events.map((event) => ({ ...event, stream: this.log.stream }));
  }
}

/** Prints the newest events of all streams, then each new one, until it is interrupted. */
export async function tail(
  redis: Redis,
  streams: readonly string[],
  { last, dead }: { last: number; dead: boolean },
): Promise<never> {
  const followers = streams.map((stream) => new Follower(redis, dead ? deadLettersOf(stream) : stream));
  const gather = async (read: (follower: Follower) => Promise<StreamEvent[]>) =>
    (await Promise.all(followers.map(read))).flat().sort(byTime);
  const print = (events: StreamEvent[]) =>
    events.forEach((event) => console.log(lineOf(event.stream, event)));

  const newest = await gather((follower) => follower.newest(Math.max(last, 1)));
  print(newest.slice(Math.max(0, newest.length - last)));
  for (;;) {
    await sleep(LOOK_EVERY_MS);
    try {
      print(await gather((follower) => follower.next()));
    } catch (error) {
      if (!isRedisUnavailable(error)) throw error;
    }
  }
}
