import { BODY, withServer } from '../testing/answering-server';
import { closedLoop } from './closed-loop';

const nothing = () => undefined;

describe('closedLoop', () => {
  it('reads answers with a length that come in several pieces', () =>
    withServer(
      (_request, response) => response.end(BODY),
      async (order) => {
        const { requests, wrong } = await closedLoop(order, nothing);
        expect(requests).toBeGreaterThan(10);
        expect(wrong).toBe(0);
      },
    ));

  it('reads chunked answers', () =>
    withServer(
      (_request, response) => {
        response.write(BODY.slice(1));
        response.end('x');
      },
      async (order) => {
        const { requests, wrong } = await closedLoop(order, nothing);
        expect(requests).toBeGreaterThan(10);
        expect(wrong).toBe(0);
      },
    ));

  it('counts answers of another status, length or cache', () =>
    withServer(
      (_request, response) => response.setHeader('X-Cache', 'MISS').end('short'),
      async (order) => {
        const short = await closedLoop(order, nothing);
        expect(short.wrong).toBeGreaterThanOrEqual(short.requests);
        expect(short.example).toContain('Content-Length: 5');
        const missed = await closedLoop({ ...order, expects: { bodyBytes: 5, cache: 'HIT' } }, nothing);
        expect(missed).toMatchObject({ wrong: 0, otherCache: missed.requests });
      },
    ));

  it('fails when the server closes connections', () =>
    withServer(
      (_request, response) => response.destroy(),
      (order) => expect(closedLoop(order, nothing)).rejects.toThrow('closed'),
    ));
});
