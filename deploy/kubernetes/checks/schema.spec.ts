import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { manifests } from './manifests';
import { schemaErrors } from './schema-errors';

const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'x' },
  spec: { selector: {}, template: { spec: { containers: [{ name: 'x', image: 'x' }] } } },
};
const withSpec = (spec: object) => ({ ...DEPLOYMENT, spec: { ...DEPLOYMENT.spec, ...spec } });

describe('the manifests', () => {
  it('are as Kubernetes wants them', () => {
    expect(schemaErrors(manifests.map(({ document }) => document))).toEqual([]);
  });

  it('are so too where they are only for a restore', () => {
    expect(schemaErrors([parse(readFileSync(join(__dirname, '../restore-pod.yaml'), 'utf8'))])).toEqual([]);
  });

  it.each([
    ['an unknown field', withSpec({ replica: 2 }), 'replica'],
    ['another type', withSpec({ replicas: '2' }), 'number'],
    ['a missing field', { ...DEPLOYMENT, spec: { selector: {} } }, 'template'],
    ['an unknown kind', { ...DEPLOYMENT, kind: 'Deploiment' }, 'never'],
  ])('would be refused for %s', (_, document, reason) => {
    expect(schemaErrors([document]).join()).toContain(reason);
  });
});
