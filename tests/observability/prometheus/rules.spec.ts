import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FOLDER, rules } from '../promql/queries';
import { seriesUsedBy } from '../promql/used-series';
import { findProgram } from './find-program';

const promtool = findProgram('promtool');
const run = (...args: string[]) => execFileSync(String(promtool), args, { encoding: 'utf8', stdio: 'pipe' });
const prometheus = join(FOLDER, 'prometheus');

describe('the rules', () => {
  if (!promtool) console.warn('promtool is not installed: rules were read, not tested.');
  const itWithPromtool = promtool ? it : it.skip;

  itWithPromtool('and the configuration are such as Prometheus takes', () => {
    expect(run('check', 'config', join(prometheus, 'prometheus.yml'))).not.toContain('FAILED');
  });

  itWithPromtool('alert when they should, and not before', () => {
    expect(run('test', 'rules', join(prometheus, 'tests/alerts.yml'))).toContain('SUCCESS');
  });

  it('are PromQL', () => {
    for (const { expr } of rules()) expect(seriesUsedBy(expr)).not.toEqual([]);
  });

  it('say what is wrong, how urgent it is, and where it stands what to do', () => {
    const operations = readFileSync(resolve(__dirname, '../../../docs/operations.md'), 'utf8');
    const anchors = [...operations.matchAll(/^### (\w+)$/gm)].map(
      ([, heading = '']) => `docs/operations.md#${heading.toLowerCase()}`,
    );

    for (const { alert, labels, annotations } of rules().filter((rule) => rule.alert)) {
      expect({ alert, ...labels }).toEqual({ alert, severity: expect.stringMatching(/^(page|ticket)$/) });
      expect({ alert, ...annotations }).toEqual({
        alert,
        summary: expect.any(String),
        description: expect.any(String),
        runbook: `docs/operations.md#${alert?.toLowerCase()}`,
      });
      expect(anchors).toContain(annotations?.['runbook']);
    }
  });
});
