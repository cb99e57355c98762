import { SetMetadata, type Type } from '@nestjs/common';

export const OWN_IDEMPOTENCY = 'emporium:own-idempotency';
export const REPLAY_RULE = 'emporium:replay-rule';

/** The handler honours `Idempotency-Key` itself, within the transaction of its domain. */
export const OwnIdempotency = () => SetMetadata(OWN_IDEMPOTENCY, true);

/** The handler has no effect, so each repeat is handled like a first request, and no record is made. */
export const WithoutEffect = () => SetMetadata(OWN_IDEMPOTENCY, true);

/** Says whether a stored response is still true. */
export interface ReplayCheck {
  stillHolds(body: unknown): Promise<boolean>;
}

/** When a stored response may be sent again. */
export interface ReplayRule {
  /** The class of a provider; when its check fails, the repeat is handled like a first request. */
  readonly while: Type<ReplayCheck>;
  /** How long the response is stored. */
  readonly forSeconds: number;
}

/** A repeat gets the stored response only while the rule holds, e.g. tokens only while their session lives. */
export const Replayed = (rule: ReplayRule) => SetMetadata(REPLAY_RULE, rule);
