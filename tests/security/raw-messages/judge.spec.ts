import type { RecordedRequest } from '../fixture/recording-upstream';
import { faultsOf, type Outcome } from './judge';
import { refused, served, servedOrClosed } from './raw-message';

const arrival = (target: string, body = ''): RecordedRequest => ({
  method: 'GET',
  target,
  rawHeaders: [],
  body,
});
const outcome = (received: string, changes: Partial<Outcome> & { closed?: boolean } = {}): Outcome => ({
  exchange: { received: Buffer.from(received), closed: changes.closed ?? true },
  arrived: changes.arrived ?? [],
  hidden: changes.hidden ?? [],
});

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}';
const PROBLEM = JSON.stringify({
  ...{ type: 'about:blank', title: 'Bad Request', status: 400, detail: '-', instance: '/' },
  ...{ code: 'BAD_REQUEST', requestId: '1' },
});
const refusal = (type = 'application/problem+json', status = 400) =>
  `HTTP/1.1 ${status} Bad\r\nContent-Type: ${type}\r\nContent-Length: ${PROBLEM.length}\r\n\r\n${PROBLEM}`;

const bad = refused('bad', '');
const good = served('good', '');

describe('the judge of raw messages', () => {
  it('is content with a problem, with a closed connection, and with an honest answer', () => {
    expect(faultsOf(bad, outcome(refusal()))).toEqual([]);
    expect(faultsOf(bad, outcome(''))).toEqual([]);
    expect(faultsOf(good, outcome(OK, { arrived: [arrival('/products?m=1')] }))).toEqual([]);
  });

  it.each([
    ['an answer to what had to be refused', bad, outcome(OK)],
    ['a refused message that got through', bad, outcome(refusal(), { arrived: [arrival('/?m=1')] })],
    ['two answers', good, outcome(OK + OK, { arrived: [arrival('/?m=1')] })],
    ['two requests of one', good, outcome(OK, { arrived: [arrival('/?m=1'), arrival('/?m=1')] })],
    ['a hidden request', good, outcome(OK, { hidden: [arrival('/?hidden=1')] })],
    ['silence', bad, outcome('', { closed: false })],
    ['a legal message that is refused', good, outcome(refusal())],
    ['a refusal that is no problem', bad, outcome(refusal('text/plain'))],
    ['a refusal of another status than it says', bad, outcome(refusal(undefined, 413))],
    ['a fault of the server', bad, outcome(refusal(undefined, 502))],
    ['bytes that are no answer', bad, outcome(`${refusal()}garbage`)],
    [
      'an open connection where framing was in doubt',
      { ...bad, mustClose: true },
      outcome(refusal(), { closed: false }),
    ],
    ['another body', { ...good, body: '{}' }, outcome(OK, { arrived: [arrival('/?m=1', '{}{}')] })],
    ['another message’s answer', servedOrClosed('first', ''), outcome(refusal())],
  ])('reports %s', (_, message, faulty) => {
    expect(faultsOf(message, faulty)).not.toEqual([]);
  });
});
