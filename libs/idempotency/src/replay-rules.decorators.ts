import { SetMetadata, type Type } from '@nestjs/common';

export const OWN_IDEMPOTENCY = 'emporium:own-idempotency';
export const REPLAY_RULE = 'emporium:replay-rule';

/** The handler honours `Idempotency-Key` itself, within the transaction of its domain. */
export const OwnIdempotency = () => SetMetadata(OWN_IDEMPOTENCY, true);

/** The handler has no effect: each repeat is judged anew, and no record is kept. */
export const WithoutEffect = () => SetMetadata(OWN_IDEMPOTENCY, true);

/** Says whether a recorded answer is still true. */
export interface AnswerCheck {
  stillHolds(body: unknown): Promise<boolean>;
}

/** When an answer may be given again. */
export interface ReplayRule {
  /** A provider; where its check fails, the repeat is judged anew. */
  readonly while: Type<AnswerCheck>;
  readonly forSeconds: number;
}

/** A repeat gets the recorded answer only as long as that holds, such as tokens of a session that lives. */
export const Replayed = (rule: ReplayRule) => SetMetadata(REPLAY_RULE, rule);
