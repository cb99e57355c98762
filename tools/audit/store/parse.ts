import type { Line, PricedLine, StoredOrder, StoredRecord, StoredReservation } from './store';

type Hash = Readonly<Record<string, string>>;

const listOf = <Item>(json: string | undefined): Item[] => (json ? (JSON.parse(json) as Item[]) : []);

const linesOf = (json: string | undefined): Line[] =>
  listOf<Line>(json).map(({ productId, quantity }) => ({ productId, quantity: Number(quantity) }));

export const parseReservation = ({ state = '', lines }: Hash): StoredReservation => ({
  state,
  lines: linesOf(lines),
});

export const parseOrder = (id: string, fields: Hash, timeline: readonly string[]): StoredOrder => ({
  id,
  userId: fields['userId'] ?? '',
  state: fields['state'] ?? '',
  requestId: fields['requestId'] ?? '',
  idempotencyKey: fields['idempotencyKey'] ?? '',
  lines: linesOf(fields['lines']),
  items: listOf<PricedLine>(fields['items']),
  version: Number(fields['version'] ?? 0),
  isCancelling: fields['cancelling'] === '1',
  isSettled: fields['settled'] === '1',
  attempts: Number(fields['attempts'] ?? 0),
  createdAt: Number(fields['createdAt'] ?? 0),
  updatedAt: Number(fields['updatedAt'] ?? 0),
  timeline: timeline.map((entry) => (JSON.parse(entry) as { status: string }).status),
});

export const parseRecord = (userId: string, key: string, fields: Hash): StoredRecord => ({
  userId,
  key,
  orderId: fields['orderId'] ?? '',
  status: fields['status'] ? Number(fields['status']) : undefined,
  answeredOrderId: fields['body'] ? (JSON.parse(fields['body']) as { id?: string }).id : undefined,
});
