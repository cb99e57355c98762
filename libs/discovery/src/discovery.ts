/** What a follower is told: where all instances are, e.g. `http://10.0.0.3:3001`; at least one, each once. */
export type OnOrigins = (origins: readonly string[]) => void;

/** Knows where the instances of a service are, now and later. */
export abstract class Discovery {
  /**
   * Tells at once what is known, which may be no more than the URLs, and again after each change.
   *
   * It never tells that there is nothing: when answers fail or are empty, what was told last stays.
   *
   * @param service its name, e.g. `product-service`
   * @param urls as configured
   * @returns a function that ends it
   */
  abstract follow(service: string, urls: readonly string[], onOrigins: OnOrigins): () => void;
}
