import type { ServiceName } from '@emporium/contracts';

/** One operation that the gateway lets through; what is in no route cannot be reached. */
export interface Route {
  readonly method: string;
  /** The path without `/api`, so with `/v2` from version 2 on; `:name` stands for one segment. */
  readonly pattern: string;
  /** 1 is reached under `/api` and `/api/v1`, any other under `/api/v<version>` alone. */
  readonly version: number;
  readonly service: ServiceName;
  /** `user`: needs a valid login here. What that login may do, the service says. */
  readonly access: 'public' | 'user';
  /** What it counts as besides a request. */
  readonly limit: 'general' | 'auth' | 'register' | 'refresh';
  /** The service knows its client's device by a token, which comes in a cookie or a header. */
  readonly takesDevice: boolean;
  /** The largest body, in bytes. */
  readonly bodyLimit: number;
  /** The response is the same for everybody and changes only with the catalogue. */
  readonly isCacheable: boolean;
}
