import type { RecordedRequest } from '../fixture/recording-upstream';
import type { LineResponse } from '../wire/send-line';
import type { WireResponse } from '../wire/parse-responses';
import { problemFault } from '../wire/problem';
import type { SpoofedField } from './fields';

/** Fields that the gateway makes anew for each request. */
const VOLATILE = new Set(['x-request-id', 'traceparent', 'x-request-timeout-ms']);

/** What an upstream gets to see, in a form that is equal for equal requests. */
function seen({ method, target, rawHeaders, body }: RecordedRequest): string {
  const fields = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 && !VOLATILE.has(name.toLowerCase())
      ? [`${name.toLowerCase()}: ${rawHeaders[index + 1]}`]
      : [],
  );
  return [`${method} ${target.replace(/m=\d+/, 'm=')}`, ...fields.sort(), body].join('\n');
}

const holds = ({ rawHeaders }: RecordedRequest, { field, value }: SpoofedField) =>
  rawHeaders.some(
    (name, index) => name.toLowerCase() === field.toLowerCase() && rawHeaders[index + 1]?.trim() === value,
  );

/** Says how a request that got through differs from the same one without the header. */
export function passageFaults(
  honest: RecordedRequest,
  arrived: readonly RecordedRequest[],
  spoofed: SpoofedField,
): string[] {
  if (arrived.length > 1) return [`${arrived.length} requests got through`];
  return arrived.flatMap((request) => {
    if (holds(request, spoofed)) return [`${spoofed.field}: ${spoofed.value} got through`];
    const [expected, actual] = [seen(honest).split('\n'), seen(request).split('\n')];
    const changes = [
      ...actual.filter((line) => !expected.includes(line)).map((line) => `+ ${line}`),
      ...expected.filter((line) => !actual.includes(line)).map((line) => `- ${line}`),
    ];
    return changes.length > 0 ? [`the upstream sees a difference: ${changes.join(', ')}`] : [];
  });
}

const withoutId = ({ text }: WireResponse) => text.replace(/"requestId":"[^"]*"/, '');

/** Says how an answer differs from the one without the header; to refuse the request as malformed is fine. */
export function responseFaults(honest: WireResponse, { responses }: LineResponse): string[] {
  const [response] = responses;
  if (!response || responses.length > 1) return [`${responses.length} answers`];
  if (response.status === 400 && honest.status !== 400)
    return [problemFault(response)].filter((fault) => !!fault) as string[];
  if (response.status === honest.status && withoutId(response) === withoutId(honest)) return [];
  return [`answered with ${response.status} ${response.text.slice(0, 120)}, without it ${honest.status}`];
}
