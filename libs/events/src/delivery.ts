/** One entry of a stream, delivered to one consumer. */
export interface Delivery {
  readonly id: string;
  readonly type: string;
  /** JSON. */
  readonly data: string;
  /** How often it has been delivered to any consumer, this time included. */
  readonly deliveries: number;
}

/** An entry as Redis returns it: its id, and its fields and values in turn. */
export type RawEntry = readonly [id: string, fields: readonly string[]];

/** The fields of an entry by name. */
export function fieldsOf([, fields]: RawEntry): Record<string, string> {
  const pairs = fields.flatMap((name, i) => (i % 2 === 0 ? [[name, fields[i + 1] ?? '']] : []));
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** The delivery of an entry; one without a type or data has them empty. */
export function deliveryOf(entry: RawEntry, deliveries: number): Delivery {
  const { type = '', data = '' } = fieldsOf(entry);
  return { id: entry[0], type, data, deliveries };
}
