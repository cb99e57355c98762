import type { Part } from '../part';
import { SLOW } from './messages/slow';
import { numbered, tryMessage } from './try-message';

/** Numbers beyond those of the quick messages, which are sent at the same time. */
const FIRST_NUMBER = 9_000;

/** Messages that take their time. */
export const slowMessages: Part = {
  name: 'slow messages',
  claim: 'who sends too slowly, or nothing at all, is not waited for',
  isWaiting: true,
  async prove({ recorded, size }) {
    const messages = size.triesSlowMessages ? numbered(SLOW, FIRST_NUMBER) : [];
    const breaches = await Promise.all(messages.map((message) => tryMessage(recorded, message)));
    return { tried: messages.length, breaches: breaches.flat() };
  },
};
