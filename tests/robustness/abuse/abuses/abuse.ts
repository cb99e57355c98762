import type { ApiClient, ApiRequest } from '@emporium/harness';
import type { Visitor } from '../suite/visitor';

/** Something that costs the suite more than the client, when nothing bounds it. */
export interface Abuse {
  readonly name: string;
  /** Does it once, with a few requests side by side. @returns the status of each */
  readonly strike: (abuser: Visitor) => Promise<readonly number[]>;
}

/** Sends requests side by side and returns the status of each. */
export async function sendAll(client: ApiClient, requests: readonly ApiRequest[]): Promise<number[]> {
  const answers = await Promise.all(requests.map((request) => client.send(request)));
  return answers.map(({ status }) => status);
}
