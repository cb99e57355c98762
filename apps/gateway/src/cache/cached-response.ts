import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { packed, plain, type Representation } from './representation';
import type { StoredAnswer } from './stored-response';

const pack = promisify(gzip);
/** A smaller body fits into one packet anyway. */
const WORTH_PACKING_BYTES = 1_024;

/** A stored answer at hand: what it is as bytes on the wire is worked out once. */
export class KeptAnswer {
  readonly revision: string;
  readonly storedAt: number;
  readonly etag?: string;
  readonly keptAt = Date.now();

  private readonly plain: Representation;
  private packed?: Representation;
  private packing?: Promise<Representation>;

  /** @param freshAt when it was last known to be fresh, in ms since the epoch; whoever learns that it is says so here */
  constructor(
    private readonly stored: StoredAnswer,
    public freshAt: number,
  ) {
    const { revision, storedAt, headers, body } = stored;
    this.revision = revision;
    this.storedAt = storedAt;
    if (typeof headers['etag'] === 'string') this.etag = headers['etag'].replace(/^W\//, '');
    this.plain = plain(headers, body);
    if (body.length < WORTH_PACKING_BYTES) this.packed = this.plain;
  }

  /** The most it takes, in bytes: packed, it is kept only where that halves it. */
  get bytes(): number {
    return Math.ceil(this.stored.body.length * 1.5);
  }

  /** What to send, if it is at hand. */
  ready(wantsGzip: boolean): Representation | undefined {
    return wantsGzip ? this.packed : this.plain;
  }

  /** What to send; it is packed for the first who asks for that, as many clients never do. */
  async representation(wantsGzip: boolean): Promise<Representation> {
    return this.ready(wantsGzip) ?? (this.packing ??= this.pack());
  }

  private async pack(): Promise<Representation> {
    const { headers, body } = this.stored;
    const bytes = await pack(body);
    return (this.packed = bytes.length * 2 <= body.length ? packed(headers, bytes) : this.plain);
  }
}
