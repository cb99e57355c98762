import { setTimeout as sleep } from 'node:timers/promises';
import type { Breach, Part } from '../part';
import { sendRequest } from '../wire/send-request';
import { exchange } from '../wire/exchange';
import { BROKEN_BODIES, type BrokenBody } from './bodies';

const AT_ONCE = 30;
const LIMIT_MS = 4_000;
const WAVES_APART_MS = 1_000;
const HONEST = 5;

/** Many clients at once whose bodies break; others must not notice. It runs last, since it may end the gateway. */
export const brokenBodies: Part = {
  name: 'broken bodies',
  claim: 'nobody stops the gateway, or has a service stopped, by what they send',
  async prove({ gatewayUrl, size: { brokenBodyWaves } }) {
    const breaches: Breach[] = [];
    for (const body of BROKEN_BODIES) {
      const found = await faultAfter(gatewayUrl, body, brokenBodyWaves);
      if (found) breaches.push({ tried: `${body.name}, ${AT_ONCE} at once`, found });
      if (found === GONE) break;
    }
    return { tried: BROKEN_BODIES.length * brokenBodyWaves * AT_ONCE, breaches };
  },
};

async function faultAfter(gatewayUrl: string, body: BrokenBody, waves: number): Promise<string | undefined> {
  for (let wave = 0; wave < waves; wave++) {
    if (wave > 0) await sleep(WAVES_APART_MS);
    await Promise.all(Array.from({ length: AT_ONCE }, () => sendBroken(gatewayUrl, body)));
    const found = await Promise.all(Array.from({ length: HONEST }, () => honestFault(gatewayUrl)));
    const fault = found.find((it) => it !== undefined);
    if (fault) return fault;
  }
  return undefined;
}

const sendBroken = (url: string, { pieces, leavesAfterMs = LIMIT_MS }: BrokenBody) =>
  exchange(url, pieces, { limitMs: leavesAfterMs });

const GONE = 'the gateway takes no connections any more';

/** Says what an honest client notices. */
export async function honestFault(gatewayUrl: string): Promise<string | undefined> {
  const request = { method: 'POST', path: '/api/users/verify', body: { token: 'nonsense' } };
  const response = await sendRequest(gatewayUrl, request).catch(() => undefined);
  if (!response) return GONE;
  return response.status === 200 ? undefined : `an honest client gets ${response.status}: ${response.text}`;
}
