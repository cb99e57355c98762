import { contextFrom, currentContext, remainingMs, withContext } from './request-context';

const TRACE = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe('the request context', () => {
  it('takes a sane id and trace over', () => {
    expect(contextFrom({ 'x-request-id': 'order-1.a', traceparent: TRACE })).toEqual({
      requestId: 'order-1.a',
      traceparent: TRACE,
    });
  });

  it.each(['', 'a b', 'a\nb', '<script>', 'x'.repeat(129)])('makes a new id for %j', (requestId) => {
    expect(contextFrom({ 'x-request-id': requestId }).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each([
    [`cc-${TRACE.slice(3)}`, TRACE],
    [`01-${TRACE.slice(3)}-what-the-future-will-be`, TRACE],
    [`01-${TRACE.slice(3)}-`, TRACE],
    [`fe-${TRACE.slice(3, -2)}02`, `${TRACE.slice(0, -2)}00`],
    [`01-${TRACE.slice(3, -2)}ff`, TRACE],
  ])('continues the trace of the later version %s as its own', (traceparent, expected) => {
    expect(contextFrom({ traceparent }).traceparent).toBe(expected);
  });

  it.each([
    '00-0-0-01',
    TRACE.toUpperCase(),
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `${TRACE}-x`,
    `ff-${TRACE.slice(3)}`,
    `01-${TRACE.slice(3)}x`,
    `01-${TRACE.slice(3)}-a, ${TRACE}`,
    `01-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `01-4bf92f3577b34da6a3ce929d0e0e4736-${'0'.repeat(16)}-01`,
    `1-${TRACE.slice(3)}`,
  ])('makes a new trace for %s', (traceparent) => {
    const made = contextFrom({ traceparent }).traceparent;
    expect(made).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(made).not.toBe(traceparent);
  });

  it('tells how long the caller still waits', () => {
    const context = contextFrom({ 'x-request-timeout-ms': '800' });
    expect(withContext(context, () => remainingMs(5_000))).toBeLessThanOrEqual(800);
    expect(withContext(context, () => remainingMs(100))).toBe(100);
    expect(withContext({ ...context, deadlineAt: Date.now() - 1 }, () => remainingMs(100))).toBeLessThan(0);
    expect(remainingMs(100)).toBe(100);
  });

  it.each(['0', '-1', '1e3', '100000', 'soon'])('does not believe a timeout of "%s"', (timeout) => {
    expect(contextFrom({ 'x-request-timeout-ms': timeout }).deadlineAt).toBeUndefined();
  });

  it('follows what is awaited, and nothing else', async () => {
    const context = contextFrom({});
    const seen = await withContext(context, async () => {
      await new Promise(setImmediate);
      return currentContext();
    });
    expect(seen).toBe(context);
    expect(currentContext()).toBeUndefined();
  });
});
