import { EventEmitter } from 'node:events';
import { InFlight, TooManyAtOnceError } from './in-flight';

const response = (closed = false) => Object.assign(new EventEmitter(), { closed });

describe('InFlight', () => {
  it('refuses a client one too many, until one of them has its answer', () => {
    const inFlight = new InFlight(1);
    const first = response();
    inFlight.enter('kim', first as never);

    expect(() => inFlight.enter('kim', response() as never)).toThrow(TooManyAtOnceError);
    inFlight.enter('lee', response() as never);
    first.emit('close');
    inFlight.enter('kim', response() as never);
  });

  it('knows how many are still under way after some have ended', () => {
    const inFlight = new InFlight(3);
    const responses = [response(), response(), response()];
    for (const each of responses) inFlight.enter('kim', each as never);
    responses[0]?.emit('close');
    responses[1]?.emit('close');

    inFlight.enter('kim', response() as never);
    inFlight.enter('kim', response() as never);
    expect(() => inFlight.enter('kim', response() as never)).toThrow(TooManyAtOnceError);
  });

  it('remembers nobody who has nothing under way', () => {
    const inFlight = new InFlight(2);
    const responses = [response(), response()];
    for (const each of responses) inFlight.enter('kim', each as never);
    for (const each of responses) each.emit('close');

    expect(Reflect.get(inFlight, 'counts')).toEqual(new Map());
  });

  it('counts nothing for a client that left before it was counted', () => {
    const inFlight = new InFlight(1);
    inFlight.enter('kim', response(true) as never);

    inFlight.enter('kim', response() as never);
    expect(() => inFlight.enter('kim', response() as never)).toThrow(TooManyAtOnceError);
  });
});
