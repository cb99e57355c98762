import { setTimeout as sleep } from 'node:timers/promises';
import { inBackground, pause } from '../background';
import { reasonOf, Trouble } from '../trouble';
import type { ConsulAgent } from './consul-agent.client';
import type { Registration } from './registration';

/** How often the agent is asked whether it still knows this process: a restarted one may have forgotten it. */
const LOOK_EVERY_MS = 3_000;
/** Callers have heard of a deregistration after this time. */
const TELL_MS = 250;

/**
 * Keeps this process registered with Consul's agent, whatever becomes of the agent.
 *
 * @returns a function that deregisters it, done when callers have heard; an agent that is away does not hold it up
 */
export function keepRegistered(
  agent: ConsulAgent,
  registration: Registration,
  lookEveryMs = LOOK_EVERY_MS,
): () => Promise<void> {
  const trouble = new Trouble('Registering with Consul');
  const end = inBackground(async (signal) => {
    let hasRegistered = false;
    for (;;) {
      try {
        // At first without a look: a predecessor at this place may have left other particulars.
        if (!hasRegistered || !(await agent.knows(registration.ID, signal)))
          await agent.register(registration, signal);
        hasRegistered = true;
        trouble.over();
      } catch (error) {
        signal.throwIfAborted();
        trouble.met(reasonOf(error));
      }
      await pause(lookEveryMs, signal);
    }
  });

  return async () => {
    end();
    try {
      await agent.deregister(registration.ID);
      await sleep(TELL_MS);
    } catch (error) {
      trouble.met(`leaving without being deregistered: ${reasonOf(error)}`);
    }
  };
}
