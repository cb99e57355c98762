import type { Instance } from './instance';
import type { RouteClass } from './route-class';

/** What a request asks of the instance it goes to. */
export interface Wish {
  readonly routeClass: RouteClass;
  readonly now: number;
  /** An instance that failed this request; taken again only if there is no other. */
  readonly except: Instance | undefined;
}

type Condition = (instance: Instance, wish: Wish) => boolean;

const isEligible: Condition = (instance, { routeClass, now }) => instance.isEligible(routeClass, now);
const isAdmitted: Condition = (instance, { routeClass, now }) => instance.breakers[routeClass].admits(now);

/**
 * The one with fewer requests outstanding of two random eligible instances. When none is eligible, health is ignored:
 * wrong health checks must not take the shop down. Breakers are never ignored.
 *
 * @see https://www.eecs.harvard.edu/~michaelm/postscripts/handbook2001.pdf on the power of two random choices
 */
export const chooseInstance = (instances: readonly Instance[], wish: Wish): Instance | undefined =>
  drawTwo(instances, wish) ??
  chooseAmong(instances, isEligible, wish) ??
  chooseAmong(instances, isAdmitted, wish);

/** Nearly always enough, however many instances there are. */
function drawTwo(instances: readonly Instance[], wish: Wish): Instance | undefined {
  const first = draw(instances);
  const second = draw(instances);
  if (!first || !second || first === second || first === wish.except || second === wish.except)
    return undefined;
  return isEligible(first, wish) && isEligible(second, wish)
    ? lessLoaded(first, second, wish.now)
    : undefined;
}

const draw = (instances: readonly Instance[]) => instances[Math.floor(Math.random() * instances.length)];

function chooseAmong(instances: readonly Instance[], condition: Condition, wish: Wish): Instance | undefined {
  let found = 0;
  let first: Instance | undefined;
  let second: Instance | undefined;
  for (const instance of instances) {
    if (instance === wish.except || !condition(instance, wish)) continue;
    // Reservoir sampling: each pair is equally likely, in one pass and without a list.
    const place = found < 2 ? found : Math.floor(Math.random() * (found + 1));
    if (place === 0) first = instance;
    else if (place === 1) second = instance;
    found++;
  }
  if (first && second) return lessLoaded(first, second, wish.now);
  if (first) return first;
  const { except } = wish;
  return except && instances.includes(except) && condition(except, wish) ? except : undefined;
}

/** A choice that is still warming up passes some requests on, so that its share grows slowly. */
function lessLoaded(first: Instance, second: Instance, now: number): Instance {
  const difference = first.outstanding - second.outstanding || Math.random() - 0.5;
  const chosen = difference < 0 ? first : second;
  const other = chosen === first ? second : first;
  return Math.random() * other.health.share(now) < chosen.health.share(now) ? chosen : other;
}
