/** Headers of real clients are few; those of hostile ones are not remembered beyond this. */
const REMEMBERED = 256;
const known = new Map<string, boolean>();

/**
 * Whether a client would rather have a response compressed with gzip.
 *
 * @param header `Accept-Encoding`
 * @see RFC 9110, 12.5.3
 */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  if (header === undefined) return false;
  const text = String(header);
  const remembered = known.get(text);
  if (remembered !== undefined) return remembered;
  const accepts = parse(text);
  if (known.size < REMEMBERED) known.set(text, accepts);
  return accepts;
}

function parse(header: string): boolean {
  const weights = new Map(header.toLowerCase().split(',').map(weightOf));
  const gzip = weights.get('gzip') ?? weights.get('x-gzip') ?? weights.get('*') ?? 0;
  return gzip > 0 && gzip >= (weights.get('identity') ?? 0);
}

function weightOf(member: string): [coding: string, weight: number] {
  const [coding = '', ...parameters] = member.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [coding, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}
