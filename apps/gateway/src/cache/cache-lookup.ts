import type { Answer } from '../http/api-response';
import type { Source } from './cache.metrics';
import type { KeptAnswer } from './cached-response';

/** The answer to a request for something cacheable: one that is kept, or one that may not be. */
export type Found =
  | { readonly source: Source; readonly kept: KeptAnswer; readonly passing?: undefined }
  | { readonly source: Source; readonly kept?: undefined; readonly passing: Answer };

/** Asks the service. */
export type Fetch = () => Promise<Answer>;
