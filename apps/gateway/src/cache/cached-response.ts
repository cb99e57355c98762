import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { compressed, plain, type Representation } from './representation';
import type { StoredResponse } from './stored-response';

const compress = promisify(gzip);
/** A smaller body fits into one packet anyway. */
const WORTH_COMPRESSING_BYTES = 1_024;

/** A stored answer at hand: what it is as bytes on the wire is worked out once. */
export class CachedResponse {
  readonly revision: string;
  readonly storedAt: number;
  readonly etag?: string;
  readonly cachedAt = Date.now();

  private readonly plain: Representation;
  private compressed?: Representation;
  private compressing?: Promise<Representation>;

  /** @param freshAt when it was last known to be fresh, in ms since the epoch; whoever learns that it is says so here */
  constructor(
    private readonly stored: StoredResponse,
    public freshAt: number,
  ) {
    const { revision, storedAt, headers, body } = stored;
    this.revision = revision;
    this.storedAt = storedAt;
    if (typeof headers['etag'] === 'string') this.etag = headers['etag'].replace(/^W\//, '');
    this.plain = plain(headers, body);
    if (body.length < WORTH_COMPRESSING_BYTES) this.compressed = this.plain;
  }

  /** The most it takes, in bytes: packed, it is kept only where that halves it. */
  get bytes(): number {
    return Math.ceil(this.stored.body.length * 1.5);
  }

  /** What to send, if it is at hand. */
  ready(wantsGzip: boolean): Representation | undefined {
    return wantsGzip ? this.compressed : this.plain;
  }

  /** What to send; it is packed for the first who asks for that, as many clients never do. */
  async representation(wantsGzip: boolean): Promise<Representation> {
    return this.ready(wantsGzip) ?? (this.compressing ??= this.compress());
  }

  private async compress(): Promise<Representation> {
    const { headers, body } = this.stored;
    const bytes = await compress(body);
    return (this.compressed = bytes.length * 2 <= body.length ? compressed(headers, bytes) : this.plain);
  }
}
