import type { Failpoint } from './failpoint';
import type { ArgsOf } from './override';
import { pass } from './pass';

/** Puts failpoints right before and after a method of a provider; which ones may depend on its arguments. */
export function failpointsAround<Provider, Name extends keyof Provider>(
  { prototype }: { readonly prototype: Provider },
  name: Name,
  pointsOf: (...args: ArgsOf<Provider, Name>) => { readonly before?: Failpoint; readonly after?: Failpoint },
): void {
  const method = prototype[name] as (...args: ArgsOf<Provider, Name>) => Promise<unknown>;
  prototype[name] = async function (this: Provider, ...args: ArgsOf<Provider, Name>) {
    const { before, after } = pointsOf(...args);
    if (before) pass(before);
    const result = await method.apply(this, args);
    if (after) pass(after);
    return result;
  } as Provider[Name];
}
