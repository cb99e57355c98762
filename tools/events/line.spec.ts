import { lineOf } from './line';

describe('the line of an event', () => {
  const id = '1769846400123-0';

  it('says when, what and where', () => {
    const fields = { type: 'order.created', data: '{"orderId":"o","version":1}' };
    expect(lineOf('stream', { id, fields })).toBe(
      '2026-01-31T08:00:00.123Z  order.created     orderId=o version=1  [stream 1769846400123-0]',
    );
  });

  it('says of a dead letter why it died', () => {
    const fields = { type: 't', data: '{', group: 'g', deliveries: '5', reason: 'no use' };
    expect(lineOf('dead', { id, fields })).toContain('{  died in g after 5 deliveries: no use  [dead');
  });
});
