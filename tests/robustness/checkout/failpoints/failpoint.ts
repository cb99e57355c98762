/**
 * The points between two steps of checkout and cancellation at which a process can be made to die: `<who>:<step>`.
 */
export const FAILPOINTS = [
  'order:before-begin',
  'order:after-begin',
  'order:after-claim',
  'order:before-reserve',
  'order:after-reserve',
  'order:before-confirm',
  'order:after-confirm',
  'order:before-refuse',
  'order:after-refuse',
  'order:after-undo',
  'order:after-discard',
  'order:after-release',
  'order:after-take-out',
  'order:after-list',
  'order:after-settle',
  'order:before-answer',
  'order:before-cancel',
  'order:after-cancel-intent',
  'order:after-return',
  'order:after-cancel',
  'product:before-reserve',
  'product:after-reserve',
  'product:before-release',
  'product:after-release',
  'product:before-return',
  'product:after-return',
] as const;

export type Failpoint = (typeof FAILPOINTS)[number];
