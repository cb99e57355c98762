import type { Finding, FindingKind } from '../finding';
import type { Store, StoredRecord } from '../store/store';
import { isPlaced } from './placed';

/** Records are kept for a day; younger orders than this have theirs. */
const SURELY_KEPT_MS = 23 * 3600 * 1000;

/** The record of a key agrees with its order, and names no other. */
export function checkRecords({ orders, records, readAt }: Store): Finding[] {
  const byKey = new Map(records.map((record) => [nameOf(record), record]));
  const ofOrders = [...orders.values()].flatMap((order): Finding[] => {
    const { id, userId, idempotencyKey: key, createdAt } = order;
    if (!key || readAt - createdAt > SURELY_KEPT_MS) return [];
    const record = byKey.get(nameOf({ userId, key }));
    if (!record) return [{ kind: 'RECORD_MISSING', subject: id, detail: `key ${key}` }];
    if (record.orderId === id || !isPlaced(order)) return [];
    const detail = `order ${id} was placed under it, the record is of ${record.orderId || 'none'}`;
    return [{ kind: 'RECORD_DIFFERS', subject: nameOf(record), detail }];
  });
  const ofRecords = records.flatMap((record): Finding[] => {
    const { orderId, status, answeredOrderId } = record;
    const finding = (kind: FindingKind, detail: string) => [{ kind, subject: nameOf(record), detail }];
    const order = orders.get(orderId);
    const promisesAnOrder = status === undefined || status < 300;
    if (!orderId) return []; // expired since its key was listed
    if (!order)
      return promisesAnOrder ? finding('RECORD_WITHOUT_ORDER', `order ${orderId}, status ${status}`) : [];
    const isRecordedPlaced = status === 201 && answeredOrderId === orderId;
    if (isPlaced(order) ? isRecordedPlaced : status === undefined) return [];
    return finding('RECORD_DIFFERS', `order ${orderId} is ${order.state}, the record says ${status}`);
  });
  return [...ofOrders, ...ofRecords];
}

const nameOf = ({ userId, key }: Pick<StoredRecord, 'userId' | 'key'>) => `${userId} ${key}`;
