/** How long a service has for the head of its response, all tries together. */
export const RESPONSE_TIMEOUT_MS = 2_500;

/** The time that a service is given: less, so that it gives up itself while somebody still listens. */
export const DOWNSTREAM_TIMEOUT_MS = 2_300;

/** A read that takes longer than this is tried at another instance. */
export const FIRST_TRY_MS = 1_200;

/** Less time than this is not worth another try. */
export const WORTH_A_TRY_MS = 200;
