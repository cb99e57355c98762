type Method = (...args: unknown[]) => Promise<unknown>;

/** Makes the next call of a provider's method fail before its effect, as if the process had died there. */
export function dieBefore<Provider extends object>(provider: Provider, name: keyof Provider & string): void {
  spyOn(provider, name).mockRejectedValueOnce(new Error(`dies before ${name}`));
}

/** Makes the next call of a provider's method fail after its effect. */
export function dieAfter<Provider extends object>(provider: Provider, name: keyof Provider & string): void {
  const method = provider[name] as Method;
  spyOn(provider, name).mockImplementationOnce(async (...args) => {
    await method.apply(provider, args);
    throw new Error(`dies after ${name}`);
  });
}

const spyOn = (provider: object, name: string) => jest.spyOn(provider as Record<string, Method>, name);
