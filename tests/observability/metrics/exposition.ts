const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? /;
const LABEL = /([a-zA-Z_]\w*)="(?:[^"\\]|\\.)*"/g;

/** The names of a process's series, and the labels that they have. @param text in Prometheus's text format */
export function seriesIn(text: string): Map<string, Set<string>> {
  const series = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, name, labels = ''] = SAMPLE.exec(line) ?? [];
    if (name === undefined || line.startsWith('#')) continue;
    const known = series.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(LABEL)) known.add(label);
    series.set(name, known);
  }
  return series;
}

/** The series of several processes as one. */
export function united(all: readonly Map<string, Set<string>>[]): Map<string, Set<string>> {
  const series = new Map<string, Set<string>>();
  for (const [name, labels] of all.flatMap((one) => [...one]))
    series.set(name, new Set([...(series.get(name) ?? []), ...labels]));
  return series;
}
