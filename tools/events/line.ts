import type { LoggedEvent } from '@emporium/events';

const TYPE_WIDTH = 16;

/** An event on one line: when, what, its data, why it died if it did, and where it is. */
export function lineOf(stream: string, { id, fields }: LoggedEvent): string {
  const { type = '(no type)', data = '', reason, group, deliveries } = fields;
  const time = new Date(Number(id.split('-')[0])).toISOString();
  const death = reason === undefined ? [] : [`died in ${group} after ${deliveries} deliveries: ${reason}`];
  return [time, type.padEnd(TYPE_WIDTH), readable(data), ...death, `[${stream} ${id}]`].join('  ');
}

/** JSON as `name=value` pairs where it is a flat object, else as it is. */
function readable(data: string): string {
  try {
    const value: unknown = JSON.parse(data);
    if (typeof value !== 'object' || value === null) return data;
    return Object.entries(value)
      .map(([name, field]) => `${name}=${typeof field === 'string' ? field : JSON.stringify(field)}`)
      .join(' ');
  } catch {
    return data;
  }
}
