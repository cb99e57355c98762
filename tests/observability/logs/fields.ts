interface Mapping {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Mapping>>;
}

/** The type of each field of an index template, by its path. */
export function mappedFields(template: string): Map<string, string> {
  const { mappings } = (JSON.parse(template) as { template: { mappings: Mapping } }).template;
  return new Map(fieldsOf(mappings));
}

function fieldsOf({ properties = {} }: Mapping, above = ''): [string, string][] {
  return Object.entries(properties).flatMap(([name, mapping]): [string, string][] =>
    mapping.type ? [[above + name, mapping.type]] : fieldsOf(mapping, `${above}${name}.`),
  );
}

/** The type each kind of value needs. */
const FITTING: Readonly<Record<string, RegExp>> = {
  string: /^(keyword|text|wildcard|date)$/,
  number: /^(short|integer|long|float|double)$/,
  boolean: /^boolean$/,
};

/** The shipper makes it `@timestamp`. */
const RENAMED = new Set(['time']);

/** The fields of a log line that are not mapped, or not as what they are. */
export function unmapped(line: object, mapped: ReadonlyMap<string, string>, above = ''): string[] {
  return Object.entries(line).flatMap(([name, value]: [string, unknown]) => {
    const path = above + name;
    if (RENAMED.has(path) || value === null) return [];
    if (typeof value === 'object') return unmapped(value, mapped, `${path}.`);
    return FITTING[typeof value]?.test(mapped.get(path) ?? '') ? [] : [path];
  });
}
