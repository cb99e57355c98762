import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { mappedFields } from './fields';

const ROOT = resolve(__dirname, '../../..');
const FOLDER = join(ROOT, 'deploy/logging');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const mapped = mappedFields(read('index-template.json'));

/** The names of the fields of log lines as they stand in the source, those of rare errors included. */
function fieldsInSource(): string[] {
  return ['apps', 'libs']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(ROOT, folder, name),
      ),
    )
    .filter((name) => name.endsWith('.ts') && !name.endsWith('spec.ts'))
    .flatMap((name) => [
      ...readFileSync(name, 'utf8').matchAll(/(?:logger|log)\.(?:log|info|warn|error)\(\{([^}]*)\}/g),
    ])
    .flatMap(([, fields = '']) => fields.split(','))
    .map((field) => field.split(':', 1)[0]?.trim() ?? '')
    .filter((field) => /^\w+$/.test(field));
}

describe('the way of log lines to Elasticsearch', () => {
  it('has a place for every field that the source puts on a line', () => {
    const fields = new Set(fieldsInSource());

    expect(fields).toContain('orderId');
    expect([...fields].filter((field) => !mapped.has(field) && field !== 'err')).toEqual([]);
  });

  it('leads into the data stream that the template is for and Kibana looks at', () => {
    const { index_patterns: patterns } = JSON.parse(read('index-template.json')) as {
      index_patterns: string[];
    };
    const filebeat = parse(read('filebeat.yml')) as { 'output.elasticsearch': { index: string } };
    const [view] = savedObjects();

    expect(filebeat['output.elasticsearch'].index).toBe('emporium-logs');
    expect([patterns[0], view?.attributes['title']]).toEqual(['emporium-logs*', 'emporium-logs*']);
  });

  it('shows columns that there are', () => {
    const [, ...searches] = savedObjects();
    const columns = searches.flatMap(({ attributes }) => attributes['columns'] as string[]);

    expect(searches.map(({ attributes }) => attributes['title'])).toEqual(['Requests', 'Trouble']);
    expect(columns.filter((column) => !mapped.has(column))).toEqual([]);
  });

  it('can be reached from this machine alone', () => {
    for (const folder of ['logging', 'observability', 'broker']) {
      const text = readFileSync(join(ROOT, 'deploy', folder, 'compose.yml'), 'utf8');
      const { services } = parse(text, { merge: true }) as {
        services: Record<string, { profiles: string[]; ports?: string[] }>;
      };
      for (const { profiles, ports = [] } of Object.values(services)) {
        expect(profiles).toEqual([folder]);
        expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
      }
    }
  });
});

function savedObjects() {
  return read('saved-search.ndjson')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { attributes: Record<string, unknown> });
}
