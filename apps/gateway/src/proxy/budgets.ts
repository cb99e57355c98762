/** How long a service has for the head of its answer, all tries together. */
export const RESPONSE_TIMEOUT_MS = 2_500;

/** What a service is told that it has: it gives up itself before nobody listens any more. */
export const DOWNSTREAM_TIMEOUT_MS = 2_300;

/** A read that takes longer than this is tried at another instance. */
export const FIRST_TRY_MS = 1_200;

/** Less time than this is not worth another try. */
export const WORTH_A_TRY_MS = 200;
