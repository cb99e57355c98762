/** The arguments of a method. */
export type ArgsOf<Provider, Name extends keyof Provider> = Provider[Name] extends (
  ...args: infer Args
) => unknown
  ? Args
  : never;

type Method<Provider, Name extends keyof Provider> = Provider[Name] extends (
  ...args: infer Args
) => infer Result
  ? (this: Provider, ...args: Args) => Result
  : never;

/** Replaces a method of all instances of a provider, be they there yet or not. */
export function override<Provider, Name extends keyof Provider>(
  { prototype }: { readonly prototype: Provider },
  name: Name,
  replace: (original: Method<Provider, Name>) => Method<Provider, Name>,
): void {
  prototype[name] = replace(prototype[name] as Method<Provider, Name>) as Provider[Name];
}
