import { isIP, isIPv6 } from 'node:net';
import { reasonOf, Trouble } from '../trouble';
import type { Resolve } from './lookup-all';

/** One configured URL and what its host's name stands for: an origin for each address, on the URL's port. */
export class ResolvedUrl {
  private readonly host: string;
  private readonly trouble: Trouble;
  private current: readonly string[];

  constructor(
    private readonly url: string,
    private readonly resolve: Resolve,
  ) {
    this.host = new URL(url).hostname;
    this.trouble = new Trouble(`DNS for ${this.host}`);
    this.current = [url];
  }

  get origins(): readonly string[] {
    return this.current;
  }

  async refresh(): Promise<void> {
    if (!this.isResolvable) return;
    try {
      const addresses = await this.resolve(this.host);
      if (addresses.length === 0) throw new Error('no addresses');
      this.current = addresses.map((address) => this.at(address));
      this.trouble.over();
    } catch (error) {
      this.trouble.met(`${reasonOf(error)}; going on with ${this.current.join(', ')}`);
    }
  }

  /** A URL with TLS keeps its host name, since the certificate is issued to it. */
  private get isResolvable(): boolean {
    return this.url.startsWith('http:') && !this.host.startsWith('[') && isIP(this.host) === 0;
  }

  private at(address: string): string {
    const url = new URL(this.url);
    url.hostname = isIPv6(address) ? `[${address}]` : address;
    return url.href.replace(/\/$/, '');
  }
}
