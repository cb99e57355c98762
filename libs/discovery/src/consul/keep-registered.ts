import { setTimeout as sleep } from 'node:timers/promises';
import { inBackground, pause } from '../background';
import { reasonOf, Trouble } from '../trouble';
import type { ConsulAgent } from './consul-agent.client';
import type { Registration } from './registration';

/** How often the agent is asked whether it still knows this process: a restarted agent may have forgotten it. */
const CHECK_EVERY_MS = 3_000;
/** How long it takes until callers have noticed a deregistration. */
const PROPAGATION_MS = 250;

/**
 * Keeps this process registered with Consul's agent, whatever becomes of the agent.
 *
 * @returns a function that deregisters it and resolves when callers have noticed; an agent that is away does not delay it
 */
export function keepRegistered(
  agent: ConsulAgent,
  registration: Registration,
  checkEveryMs = CHECK_EVERY_MS,
): () => Promise<void> {
  const trouble = new Trouble('Registering with Consul');
  const end = inBackground(async (signal) => {
    let hasRegistered = false;
    for (;;) {
      try {
        // Always registers at first: a process that ran at this address before may have left a different registration.
        if (!hasRegistered || !(await agent.knows(registration.ID, signal)))
          await agent.register(registration, signal);
        hasRegistered = true;
        trouble.over();
      } catch (error) {
        signal.throwIfAborted();
        trouble.met(reasonOf(error));
      }
      await pause(checkEveryMs, signal);
    }
  });

  return async () => {
    end();
    try {
      await agent.deregister(registration.ID);
      await sleep(PROPAGATION_MS);
    } catch (error) {
      trouble.met(`leaving without being deregistered: ${reasonOf(error)}`);
    }
  };
}
