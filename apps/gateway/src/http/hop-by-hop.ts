/** Header fields that concern one connection only. @see RFC 9110, 7.6.1 */
const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** The fields that end here: the known ones and those that `Connection` names. */
export function hopByHop(connection: string | string[] | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return KNOWN;
  const named = String(connection).toLowerCase().split(',');
  return new Set([...HOP_BY_HOP, ...named.map((name) => name.trim())]);
}

const KNOWN: ReadonlySet<string> = new Set(HOP_BY_HOP);
