/** Waiting items in the order of their turns: addresses take turns, and so do the accounts of an address. */
export class Turns<Item> {
  private readonly addresses = new Map<string, Map<string, Item[]>>();

  add(address: string, account: string, item: Item): void {
    const accounts = this.addresses.get(address) ?? new Map<string, Item[]>();
    this.addresses.set(address, accounts);
    accounts.set(account, [...(accounts.get(account) ?? []), item]);
  }

  /** How many items have their turn before an item that would be added now. */
  ahead(address: string, account: string): number {
    const accounts = this.addresses.get(address) ?? new Map<string, Item[]>();
    const own = accounts.get(account)?.length ?? 0;
    const others = [...accounts].map(([name, { length }]) =>
      name === account ? own : Math.min(length, own + 1),
    );
    const here = sum(others);
    const elsewhere = [...this.addresses.values()]
      .filter((other) => other !== accounts)
      .map((other) => Math.min(sum([...other.values()].map(({ length }) => length)), here + 1));
    return here + sum(elsewhere);
  }

  /** Takes the item whose turn it is; its account and address go to the end of their queues. */
  take(): Item | undefined {
    const [address, accounts] = first(this.addresses) ?? ['', new Map<string, Item[]>()];
    const [account, [item, ...rest]] = first(accounts) ?? ['', []];
    this.addresses.delete(address);
    accounts.delete(account);
    if (rest.length > 0) accounts.set(account, rest);
    if (accounts.size > 0) this.addresses.set(address, accounts);
    return item;
  }

  /** @returns false when the item has had its turn already */
  remove(address: string, account: string, item: Item): boolean {
    const accounts = this.addresses.get(address);
    const items = accounts?.get(account);
    if (!accounts || !items?.includes(item)) return false;
    if (items.length > 1)
      accounts.set(
        account,
        items.filter((other) => other !== item),
      );
    else accounts.delete(account);
    if (accounts.size === 0) this.addresses.delete(address);
    return true;
  }
}

const first = <Value>(map: ReadonlyMap<string, Value>): [string, Value] | undefined =>
  map.entries().next().value;
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
