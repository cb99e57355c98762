import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { opaqueTag } from '@emporium/http';
import type { ApiResponse } from '../http/api-response';
import { compressedTag } from '../http/compressed-tag';
import type { StoredResponse } from './stored-response';

const compress = promisify(gzip);
/** A smaller body fits into one packet as it is. */
const WORTH_COMPRESSING_BYTES = 1_024;

/** One encoding of a cached response, ready to be sent. */
export interface Representation {
  readonly full: ApiResponse;
  /** For a client that has it already. @see RFC 9110, 15.4.5 */
  readonly unchanged: ApiResponse;
}

/** A stored response in memory. The bytes that go over the wire are made once for each encoding. */
export class CachedResponse {
  readonly revision: string;
  readonly storedAt: number;
  readonly etag?: string;
  readonly cachedAt = Date.now();

  private readonly plain: Representation;
  private compressed?: Representation;
  private compressing?: Promise<Representation>;

  /** @param freshAt when it was last known to be fresh, in ms since the epoch; whoever finds it fresh sets it */
  constructor(
    private readonly stored: StoredResponse,
    public freshAt: number,
  ) {
    const { revision, storedAt, headers, body } = stored;
    this.revision = revision;
    this.storedAt = storedAt;
    if (typeof headers['etag'] === 'string') this.etag = opaqueTag(headers['etag']);
    this.plain = plain(headers, body);
    if (body.length < WORTH_COMPRESSING_BYTES) this.compressed = this.plain;
  }

  /** The most it takes, in bytes: a compressed body is kept only if it is half as long at most. */
  get bytes(): number {
    return Math.ceil(this.stored.body.length * 1.5);
  }

  /** What to send, unless it must be compressed first. */
  ready(wantsGzip: boolean): Representation | undefined {
    return wantsGzip ? this.compressed : this.plain;
  }

  /** What to send; compressed when the first client asks for that, as many clients never do. */
  async representation(wantsGzip: boolean): Promise<Representation> {
    return this.ready(wantsGzip) ?? (this.compressing ??= this.compress());
  }

  private async compress(): Promise<Representation> {
    const { headers, body } = this.stored;
    const bytes = await compress(body);
    return (this.compressed = bytes.length * 2 <= body.length ? compressed(headers, bytes) : this.plain);
  }
}

/** As the service sent it. */
const plain = (headers: ApiResponse['headers'], body: Buffer): Representation => represent(headers, body);

/** Compressed with gzip; a client may name the tag of either encoding for both. */
function compressed(headers: ApiResponse['headers'], body: Buffer): Representation {
  const etag = typeof headers['etag'] === 'string' ? { etag: compressedTag(headers['etag']) } : {};
  return represent({ ...headers, ...etag }, body, { 'content-encoding': 'gzip' });
}

function represent(
  { 'content-type': type, ...headers }: ApiResponse['headers'],
  body: Buffer,
  encoding: ApiResponse['headers'] = {},
): Representation {
  const always = { ...headers, vary: 'Accept-Encoding' };
  const ofTheBody = {
    ...(type && { 'content-type': type }),
    'content-length': String(body.length),
    ...encoding,
  };
  return {
    full: { status: 200, headers: { ...always, ...ofTheBody }, body },
    unchanged: { status: 304, headers: always, body: undefined },
  };
}
