import { setTimeout as sleep } from 'node:timers/promises';
import { eventually, logIn } from '@emporium/testing';
import { Redis } from '@emporium/redis';
import { runTinyService, written } from '../testing/tiny-service';
import { InFlightRequests } from './in-flight-requests';
import { leave } from './shutdown';

const DRAIN_MS = 300;

describe('a service that is told to stop', () => {
  let service: Awaited<ReturnType<typeof runTinyService>>;
  let url: string;
  let authorization: string;
  let inFlight: InFlightRequests;

  beforeEach(async () => {
    service = await runTinyService();
    inFlight = new InFlightRequests(service.app.getHttpServer());
    ({ authorization } = await logIn(service.app));
    await service.app.listen(0, '127.0.0.1');
    url = await service.app.getUrl();
  });
  afterEach(() => service.redisServer.stop());

  const write = (text: string, delayMs: number) =>
    fetch(`${url}/notes`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({ text, delayMs }),
    });

  it('says that it is not ready, and serves on until it is drained', async () => {
    const left = leave(service.app, inFlight, DRAIN_MS);
    const ready = await fetch(`${url}/health/ready`);
    const note = await write('while draining', 0);
    await left;

    expect([ready.status, ready.headers.get('connection')]).toEqual([503, 'close']);
    expect([note.status, note.headers.get('connection')]).toEqual([201, 'close']);
    await expect(fetch(`${url}/health/live`)).rejects.toThrow();
  });

  it('finishes what takes longer than draining, with its Redis', async () => {
    const note = write('slow', 2 * DRAIN_MS);
    await sleep(DRAIN_MS / 3);
    const left = leave(service.app, inFlight, DRAIN_MS);
    const { status } = service.app.get(Redis);
    await left;

    expect([(await note).status, status, written.at(-1)]).toEqual([201, 'ready', 'slow']);
    await eventually(() => expect(service.app.get(Redis).status).toBe('end'));
  });
});
