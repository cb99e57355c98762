import type { StoredEvent, StoredKey, StoredOrder, StoredReservation } from './store';

type Hash = Readonly<Record<string, string>>;

const json = <Value>(text: string | undefined, absent: Value): Value =>
  text ? (JSON.parse(text) as Value) : absent;

export const parseReservation = ({ state = '', lines }: Hash): StoredReservation => ({
  state,
  lines: json<StoredReservation['lines']>(lines, []),
});

export const parseOrder = (fields: Hash): Omit<StoredOrder, 'timeline'> => ({
  id: fields['id'] ?? '',
  userId: fields['userId'] ?? '',
  state: fields['state'] ?? '',
  requestId: fields['requestId'] ?? '',
  idempotencyKey: fields['idempotencyKey'] || undefined,
  lines: json<StoredOrder['lines']>(fields['lines'], []),
  items: json<StoredOrder['items']>(fields['items'], []),
  version: Number(fields['version'] ?? 0),
  isCancelling: fields['cancelling'] === '1',
});

export const parseKey = ([userId = '', key = '']: readonly string[], record: Hash): StoredKey => ({
  userId,
  key,
  orderId: record['orderId'] ?? '',
  status: record['status'] ? Number(record['status']) : undefined,
});

/** @param fields of a stream's entry: names and values in turn */
export const parseEvent = (fields: readonly string[]): StoredEvent =>
  JSON.parse(fields[fields.indexOf('data') + 1] ?? '{}') as StoredEvent;
