import { honestFault } from '../broken-bodies/prove-broken-bodies';
import { inLanes } from '../in-lanes';
import type { Breach, Part } from '../part';
import type { RecordedRequest } from '../fixture/recording-upstream';
import { MESSAGES } from './messages';
import { type Numbered, numbered, tryMessage } from './try-message';

const LANES = 8;

/** Messages that could be understood in two ways, as bytes over a socket. */
export const rawMessages: Part = {
  name: 'raw messages',
  claim: 'what two readers could understand differently is refused, and hidden requests stay unanswered',
  async prove({ recorded }) {
    recorded.upstream.forget();
    const messages = numbered(MESSAGES);
    const breaches = await inLanes(LANES, messages, (message) => tryMessage(recorded, message));
    const strange = strangers(recorded.upstream.requests, messages);
    const found = await honestFault(recorded.url);
    return {
      tried: messages.length,
      breaches: [
        ...breaches.flat(),
        ...strange,
        ...(found ? [{ tried: 'an honest request after all of them', found }] : []),
      ],
    };
  },
};

/** Requests that got through and that no message holds. */
function strangers(arrived: readonly RecordedRequest[], messages: readonly Numbered[]): Breach[] {
  const known = new Set(messages.map(({ id }) => id));
  return arrived
    .filter(({ target }) => !known.has(/[?&]m=(\d{4})/.exec(target)?.[1] ?? ''))
    .map(({ method, target }) => ({ tried: 'all of them', found: `${method} ${target} got through` }));
}
