/** How much each part tries. */
export interface Size {
  /** Connections that send too little too slowly take a minute to be given up. */
  readonly triesSlowMessages: boolean;
  /** One in so many of the combinations of header and spelling. */
  readonly spoofedHeaderStride: number;
  readonly generatedRequests: number;
  /** A breaker counts failures over time: one wave may not be enough to open it, or to send something while it is open. */
  readonly brokenBodyWaves: number;
  readonly canaryUsers: number;
  readonly canaryRounds: number;
}

export const SIZES = {
  short: {
    triesSlowMessages: false,
    spoofedHeaderStride: 4,
    generatedRequests: 600,
    brokenBodyWaves: 1,
    canaryUsers: 6,
    canaryRounds: 2,
  },
  default: {
    triesSlowMessages: true,
    spoofedHeaderStride: 1,
    generatedRequests: 10_000,
    brokenBodyWaves: 3,
    canaryUsers: 20,
    canaryRounds: 3,
  },
} satisfies Record<string, Size>;

export type SizeName = keyof typeof SIZES;
