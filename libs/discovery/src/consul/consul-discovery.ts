import { inBackground, pause } from '../background';
import { Discovery, type OnOrigins } from '../discovery';
import { PublishedOrigins } from '../published-origins';
import { reasonOf, Trouble } from '../trouble';
import { nextIndex } from './blocking-index';
import type { ConsulAgent } from './consul-agent.client';
import { Pace } from './pace';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** The least time between two queries when Consul answers many in a row. */
const INTERVAL_MS = 1_000;

/** Instances are those that Consul finds healthy; until it has found some, the URLs. */
export class ConsulDiscovery extends Discovery {
  constructor(private readonly agent: ConsulAgent) {
    super();
  }

  follow(service: string, urls: readonly string[], onOrigins: OnOrigins): () => void {
    const published = new PublishedOrigins(service, urls, onOrigins);
    return inBackground((signal) => this.watch(service, published, signal));
  }

  private async watch(service: string, published: PublishedOrigins, signal: AbortSignal): Promise<void> {
    const trouble = new Trouble(`Consul on ${service}`);
    const pace = new Pace(INTERVAL_MS);
    let pauseMs = FIRST_PAUSE_MS;
    let index = 0;
    for (;;) {
      try {
        await pace.keep(signal);
        const found = await this.agent.healthyInstances(service, index, signal);
        index = nextIndex(index, found.index);
        pauseMs = FIRST_PAUSE_MS;
        if (found.origins.length > 0) trouble.over();
        else trouble.met('knows no healthy instance; going on with the last ones');
        published.publish(found.origins);
      } catch (error) {
        signal.throwIfAborted();
        trouble.met(`${reasonOf(error)}; going on with the last instances`);
        // A restarted agent may count its index from the start again, and would hold back its answer until it reached ours.
        index = 0;
        await pause(pauseMs, signal);
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      }
    }
  }
}
