/** Receives the origins of all instances, e.g. `http://10.0.0.3:3001`; at least one, each once. */
export type OnOrigins = (origins: readonly string[]) => void;

/** Knows where the instances of a service are, now and later. */
export abstract class Discovery {
  /**
   * Calls back at once with what is known, which may be no more than the URLs, and again after each change.
   *
   * It never calls back with an empty list: when lookups fail or find nothing, the last known origins stay.
   *
   * @param service its name, e.g. `product-service`
   * @param urls as configured
   * @returns a function that ends it
   */
  abstract follow(service: string, urls: readonly string[], onOrigins: OnOrigins): () => void;
}
