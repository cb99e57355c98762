import type { RecordedRequest } from '../fixture/recording-upstream';
import type { Exchange } from '../wire/exchange';
import { parseResponses, type WireResponse } from '../wire/parse-responses';
import { problemFault, problemOf } from '../wire/problem';
import type { RawMessage } from './raw-message';

/** How a message was treated. */
export interface Outcome {
  readonly exchange: Exchange;
  /** Requests of this message that got through. */
  readonly arrived: readonly RecordedRequest[];
  /** Requests that stood in its body and got through all the same. */
  readonly hidden: readonly RecordedRequest[];
}

const OWN_FAULTS_ALLOWED = new Set([501, 505]);

/** What is wrong with how a message was treated, one sentence each. */
export function faultsOf(message: RawMessage, { exchange, arrived, hidden }: Outcome): string[] {
  const { responses, rest } = parseResponses(exchange.received, message.isHead);
  const statuses = responses.map(({ status }) => status);
  const { expect, requests = 1, mustClose } = message;
  const allowed = expect === 'refused' ? 0 : requests;
  const successes = statuses.filter((status) => status < 400).length;
  const isOneBodyOfIts = hidden.filter(({ target }) => target.includes('hidden='));
  return [
    ...(isOneBodyOfIts.length > 0 ? [`a hidden request got through: ${isOneBodyOfIts[0]?.target}`] : []),
    ...(rest.length > 0 ? [`bytes that are no answer: ${show(rest)}`] : []),
    ...(responses.length > Math.max(1, requests) + trailing(message)
      ? [`answers: ${statuses.join(', ')}`]
      : []),
    ...(arrived.length > allowed ? [`${arrived.length} requests got through, ${allowed} may`] : []),
    ...(successes > allowed ? [`answered with ${statuses.join(', ')}, to be refused`] : []),
    ...(expect === 'served' && successes !== requests ? [`legal, but answered with ${list(statuses)}`] : []),
    ...(expect === 'served or closed' && (statuses[0] ?? 200) >= 400
      ? [`a legal message got another's answer, ${list(statuses)}; ${arrived.length} got through`]
      : []),
    ...(responses.length === 0 && !exchange.closed ? ['neither answered nor closed within the limit'] : []),
    ...(mustClose && !exchange.closed ? [`the connection stays open after ${list(statuses)}`] : []),
    ...responses.flatMap((response) => responseFaults(response, message)),
    ...bodyFaults(message, arrived),
  ];
}

/** What follows the last request of a legal message may be refused with one more answer. */
const trailing = ({ expect, mustClose }: RawMessage) => (expect.startsWith('served') && mustClose ? 1 : 0);

function responseFaults(response: WireResponse, { isHead }: RawMessage): string[] {
  const { status } = response;
  if (status < 400) return [];
  if (status >= 500 && !OWN_FAULTS_ALLOWED.has(status))
    return [`answered with ${status} ${problemOf(response).code}`];
  const fault = isHead ? undefined : problemFault(response);
  return fault ? [fault] : [];
}

function bodyFaults({ body }: RawMessage, arrived: readonly RecordedRequest[]): string[] {
  const other = body === undefined ? undefined : arrived.find((request) => request.body !== body);
  return other ? [`the body got through as ${JSON.stringify(other.body)}`] : [];
}

const list = (statuses: readonly number[]) => statuses.join(', ') || 'nothing';
const show = (bytes: Buffer) => JSON.stringify(bytes.toString('latin1', 0, 80));
