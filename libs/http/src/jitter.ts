/**
 * A time between three quarters and five quarters of the given one, so that processes do not act at the same moments.
 */
export const jittered = (ms: number): number => ms * (0.75 + Math.random() / 2);
