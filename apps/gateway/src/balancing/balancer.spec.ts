import { Logger } from '@nestjs/common';
import { Balancer } from './balancer';
import { CircuitOpenError } from './circuit-open.error';

const ONE = 'http://127.0.0.1:1';
const TWO = 'http://127.0.0.1:2';

describe('Balancer', () => {
  let balancer: Balancer;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    jest.useFakeTimers();
    balancer = new Balancer('order-service', [ONE, TWO]);
  });
  afterEach(async () => {
    jest.useRealTimers();
    await balancer.close();
  });

  const origins = () => balancer.instances.map(({ origin }) => origin);
  /** Moves the clock without running health checks. */
  const wait = (ms: number) => jest.setSystemTime(Date.now() + ms);
  const failEverywhere = () => {
    for (let i = 0; i < 40; i++) {
      try {
        const call = balancer.begin('write');
        call.answered(503);
        call.ended();
      } catch {
        return;
      }
    }
  };

  it('counts a request as outstanding until it has ended', () => {
    const call = balancer.begin('read');
    call.answered(200);
    expect(call.instance.outstanding).toBe(1);
    call.ended();
    expect(call.instance.outstanding).toBe(0);
  });

  it('counts what came of a call by its first verdict', () => {
    balancer.setOrigins([ONE]);
    const call = balancer.begin('read');
    call.answered(200);
    call.failed(new Error('reset in the middle of the body'));
    call.abandoned();
    call.ended();

    expect(call.instance.outcomes).toMatchObject({ answered: 1, unanswered: 0, abandoned: 0 });
  });

  it.each([500, 404, 429])('takes a %i for an answer', (status) => {
    for (let i = 0; i < 50; i++) balancer.begin('write').answered(status);

    expect(() => balancer.begin('write')).not.toThrow();
  });

  it('takes a 503 for an answer that says that one kind of work is too much', () => {
    for (let i = 0; i < 50; i++) balancer.begin('write').answered(503, { 'x-overloaded': 'true' });

    expect(() => balancer.begin('write')).not.toThrow();
  });

  it.each([502, 503, 504])(
    'opens the circuits of all instances after many %i, for one class of routes',
    (status) => {
      for (let i = 0; i < 19; i++) balancer.begin('write', balancer.instances[i % 2]).answered(status);
      balancer.begin('write', balancer.instances[1]).answered(status);

      expect(() => balancer.begin('write')).toThrow(CircuitOpenError);
      expect(() => balancer.begin('read')).not.toThrow();
    },
  );

  it('does so after time-outs', () => {
    const late = Object.assign(new Error('late'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
    for (let i = 0; i < 20; i++) balancer.begin('write', balancer.instances[i % 2]).failed(late);

    expect(() => balancer.begin('write')).toThrow(CircuitOpenError);
  });

  it('says when to try again', () => {
    failEverywhere();
    wait(900);

    expect(() => balancer.begin('write')).toThrow(
      expect.objectContaining({ status: 503, code: 'CIRCUIT_OPEN', headers: { 'Retry-After': '2' } }),
    );
  });

  it('lets one call try each instance', () => {
    failEverywhere();
    wait(2_000);
    const trials = [balancer.begin('write'), balancer.begin('write')];

    expect(new Set(trials.map(({ instance }) => instance)).size).toBe(2);
    expect(() => balancer.begin('write')).toThrow(CircuitOpenError);
  });

  it('is not kept half open by a call that ends without a verdict', () => {
    balancer.setOrigins([ONE]);
    failEverywhere();
    wait(2_000);
    balancer.begin('write').ended();

    expect(() => balancer.begin('write')).not.toThrow();
  });

  it('keeps the instances it knows when origins change', () => {
    const [, two] = balancer.instances;
    balancer.setOrigins([TWO, 'http://127.0.0.1:3', TWO]);

    expect(origins()).toEqual([TWO, 'http://127.0.0.1:3']);
    expect(balancer.instances[0]).toBe(two);
  });

  it('closes a removed instance when its last request is over', () => {
    const call = balancer.begin('read');
    balancer.setOrigins([]);
    expect(call.instance.dispatcher.closed).toBe(false);
    call.ended();

    expect(call.instance.dispatcher.closed).toBe(true);
  });

  it('without instances refuses', () => {
    balancer.setOrigins([]);

    expect(() => balancer.begin('read')).toThrow(CircuitOpenError);
  });
});
