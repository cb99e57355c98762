import type { ApiResponse } from '../http/api-response';
import type { Source } from './cache.metrics';
import type { CachedResponse } from './cached-response';

/** The answer to a request for something cacheable: one that is kept, or one that may not be. */
export type CacheLookup =
  | { readonly source: Source; readonly cached: CachedResponse; readonly uncacheable?: undefined }
  | { readonly source: Source; readonly cached?: undefined; readonly uncacheable: ApiResponse };

/** Asks the service. */
export type Fetch = () => Promise<ApiResponse>;
