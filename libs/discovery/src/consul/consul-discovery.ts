import { inBackground, pause } from '../background';
import { Discovery, type OnOrigins } from '../discovery';
import { ToldOrigins } from '../published-origins';
import { reasonOf, Trouble } from '../trouble';
import { nextIndex } from './blocking-index';
import type { ConsulAgent } from './consul-agent.client';
import { Pace } from './pace';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** Between answers when many come in a row. */
const INTERVAL_MS = 1_000;

/** Instances are those that Consul finds healthy; until it has told of some, the URLs. */
export class ConsulDiscovery extends Discovery {
  constructor(private readonly agent: ConsulAgent) {
    super();
  }

  follow(service: string, urls: readonly string[], onOrigins: OnOrigins): () => void {
    const told = new ToldOrigins(service, urls, onOrigins);
    return inBackground((signal) => this.watch(service, told, signal));
  }

  private async watch(service: string, told: ToldOrigins, signal: AbortSignal): Promise<void> {
    const trouble = new Trouble(`Consul on ${service}`);
    const pace = new Pace(INTERVAL_MS);
    let pauseMs = FIRST_PAUSE_MS;
    let index = 0;
    for (;;) {
      try {
        await pace.keep(signal);
        const answer = await this.agent.healthyInstances(service, index, signal);
        index = nextIndex(index, answer.index);
        pauseMs = FIRST_PAUSE_MS;
        if (answer.origins.length > 0) trouble.over();
        else trouble.met('knows no healthy instance; going on with the last ones');
        told.tell(answer.origins);
      } catch (error) {
        signal.throwIfAborted();
        trouble.met(`${reasonOf(error)}; going on with the last instances`);
        // An agent that comes back may count from the start, and would keep us waiting for an index long past.
        index = 0;
        await pause(pauseMs, signal);
        pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      }
    }
  }
}
