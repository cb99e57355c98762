import type { ReservationRequestLine, ReservedLine } from '@emporium/contracts';
import type { Order, UnplacedOrder } from './order';
import type { OrderStatus } from './order-status';

type Fields = Readonly<Record<string, string>>;

/** The fields of a new order's hash. */
export const fieldsOf = (order: UnplacedOrder): string[] =>
  Object.entries({
    id: order.id,
    userId: order.userId,
    state: order.state,
    lines: JSON.stringify(order.lines),
    fromCart: order.fromCart ? '1' : '0',
    expectedTotalCents: order.expectedTotalCents === undefined ? '' : String(order.expectedTotalCents),
    idempotencyKey: order.idempotencyKey ?? '',
    instance: order.instance,
    requestId: order.requestId,
    createdAt: String(order.createdAt),
    deadlineAt: String(order.deadlineAt),
  }).flat();

/** The order that a hash holds, or undefined for an empty one. */
export function orderFrom(fields: Fields): Order | undefined {
  const { id, userId, state, lines, instance, requestId } = fields;
  if (!id || !userId || !state || !lines || !instance || !requestId) return undefined;
  const record = {
    id,
    userId,
    lines: JSON.parse(lines) as ReservationRequestLine[],
    fromCart: fields['fromCart'] === '1',
    expectedTotalCents: fields['expectedTotalCents'] ? Number(fields['expectedTotalCents']) : undefined,
    idempotencyKey: fields['idempotencyKey'] || undefined,
    instance,
    requestId,
    createdAt: Number(fields['createdAt']),
    deadlineAt: Number(fields['deadlineAt']),
  };
  if (state === 'undecided' || state === 'undoing') return { ...record, state };
  return {
    ...record,
    state: state as OrderStatus,
    items: JSON.parse(fields['items'] ?? '[]') as ReservedLine[],
    updatedAt: Number(fields['updatedAt']),
    version: Number(fields['version']),
    isCancelling: fields['cancelling'] === '1',
    isSettled: fields['settled'] === '1',
  };
}
