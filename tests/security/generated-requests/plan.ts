import type { Endpoint } from '../document/document';

/** Who sends a generated request. */
export const SENDERS = ['anonymous', 'kim', 'lee', 'admin', 'forger'] as const;
export type Sender = (typeof SENDERS)[number];

/** A body as it goes out. */
export type Body =
  { readonly json: unknown } | { readonly text: string; readonly contentType: string | undefined };

/**
 * A request before it is sent. `@product:3` and the like in any text stand for something that exists by then: the
 * fourth product that is known.
 */
export interface Plan {
  readonly endpoint: Endpoint;
  readonly sender: Sender;
  readonly params: Readonly<Record<string, string>>;
  /** Each `name=value`, encoded. */
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Body | undefined;
}
