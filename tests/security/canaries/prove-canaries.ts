import { Random } from '@emporium/harness';
import { inLanes } from '../in-lanes';
import type { Breach, Part } from '../part';
import { newProduct } from '../fixture/resources';
import type { Fixture } from '../fixture/fixture';
import { sendRequest } from '../wire/send-request';
import type { Canary } from './canary';
import { createCanary } from './create-canary';
import { canaryFaults } from './judge';
import { anonymously, type Read, readsOf, withConditions } from './reads';
import { Tags } from './tags';

const LANES = 16;

interface Reading {
  readonly reader: Canary | undefined;
  readonly read: Read;
}

/** Users with secrets of their own, who all read at once. */
export const canaries: Part = {
  name: 'canaries',
  claim: 'no answer holds a word of another user, whatever the caches hold',
  async prove(fixture) {
    const { canaryUsers, canaryRounds } = fixture.size;
    const cartProductId = await newProduct(fixture, { price: 0.01 });
    const users = Array.from({ length: canaryUsers }, (_, index) => index);
    const birds = await inLanes(LANES, users, (index) => createCanary(fixture, index, cartProductId));
    const tags = new Tags();
    const breaches: Breach[] = [];
    let tried = 0;
    for (let round = 0; round < canaryRounds; round++) {
      const readings = new Random(fixture.seed + round).shuffled(readingsOf(birds));
      const found = await inLanes(LANES, readings, (reading, index) =>
        tryReading(fixture, birds, tags, reading, round === 0 ? 0 : fixture.seed + index),
      );
      tried += readings.length;
      breaches.push(...found.flat());
    }
    return { tried, breaches };
  },
};

function readingsOf(birds: readonly Canary[]): Reading[] {
  return birds.flatMap((reader, index) => {
    const other = birds[(index + 1) % birds.length] ?? reader;
    const reads = readsOf(reader, other);
    return [
      ...reads.map((read) => ({ reader, read })),
      ...anonymously(reads).map((read) => ({ reader: undefined, read })),
    ];
  });
}

async function tryReading(
  { gatewayUrl }: Fixture,
  birds: readonly Canary[],
  tags: Tags,
  { reader, read }: Reading,
  choice: number,
): Promise<Breach[]> {
  const request = withConditions(read, choice, tags.all);
  const who = reader?.person.id ?? 'anonymous';
  const response = await sendRequest(gatewayUrl, request);
  // Timelines with the same milliseconds have the same tag, so the tag of the reader's own is read before it is compared.
  if (response.status === 304 && read.isOwn) tags.remember(who, read.path, await tagOf(gatewayUrl, read));
  const faults = canaryFaults(request, response, reader, birds, tags.seenAt(who, read.path));
  tags.remember(who, read.path, response.headers['etag']);
  const tried = `${request.method} ${request.path} as ${who} ${JSON.stringify(request.headers)}`;
  return faults.map((found) => ({ tried, found }));
}

/** The entity tag of what a read answers without any condition. */
async function tagOf(gatewayUrl: string, read: Read): Promise<string | undefined> {
  const { headers } = await sendRequest(gatewayUrl, { ...read, headers: { 'cache-control': 'no-cache' } });
  return headers['etag'];
}
