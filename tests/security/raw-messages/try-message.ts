import type { Breach } from '../part';
import type { Fixture } from '../fixture/fixture';
import { exchange } from '../wire/exchange';
import { faultsOf } from './judge';
import type { RawMessage } from './raw-message';

const LIMIT_MS = 4_000;

/** A message with its number in its bytes, by which it is known at the upstream. */
export type Numbered = RawMessage & { readonly id: string };

/** @param first the number of the first one */
export function numbered(messages: readonly RawMessage[], first = 0): Numbered[] {
  return messages.map((message, index) => {
    const id = String(first + index).padStart('<id>'.length, '0');
    const write = (text: string) => text.replaceAll('<id>', id);
    const { pieces, body } = message;
    return { ...message, id, pieces: pieces.map(write), ...(body !== undefined && { body: write(body) }) };
  });
}

/** Sends a message to the recorded gateway and judges what becomes of it. */
export async function tryMessage(
  { url, upstream }: Fixture['recorded'],
  message: Numbered,
): Promise<Breach[]> {
  const { id, pieces, mustClose, limitMs = LIMIT_MS } = message;
  const outcome = await exchange(url, pieces, { limitMs, quietMs: mustClose ? limitMs : undefined });
  const [arrived, hidden] = [upstream.seen(`m=${id}`), upstream.seen(`hidden=${id}`)];
  const faults = faultsOf(message, { exchange: outcome, arrived, hidden });
  if (faults.length === 0) return [];
  return [{ tried: `${message.name} (${message.expect})`, found: faults.join('; ') }];
}
