import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

export const FOLDER = resolve(__dirname, '../../../deploy/observability');

/** A query, and where it stands. */
export interface Query {
  readonly where: string;
  readonly expression: string;
  /** Labels that its legend or its annotations show. */
  readonly shown: readonly string[];
}

interface Dashboard {
  readonly title: string;
  readonly panels: readonly { title: string; targets: readonly { expr: string; legendFormat: string }[] }[];
}

interface RuleFile {
  readonly groups: readonly { rules: readonly Rule[] }[];
}

export interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const filesIn = (folder: string) =>
  readdirSync(join(FOLDER, folder)).map((name) => readFileSync(join(FOLDER, folder, name), 'utf8'));

/** The queries of all dashboards, ready to be asked: what Grafana fills in is a minute. */
export const dashboardQueries = (): Query[] =>
  filesIn('grafana/dashboards')
    .map((text) => JSON.parse(text) as Dashboard)
    .flatMap(({ title, panels }) =>
      panels.flatMap((panel) =>
        panel.targets.map(({ expr, legendFormat }) => ({
          where: `${title}: ${panel.title}`,
          expression: expr.replaceAll('$__rate_interval', '1m'),
          shown: [...legendFormat.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = '']) => label),
        })),
      ),
    );

export const rules = (): Rule[] =>
  filesIn('prometheus/rules').flatMap((text) =>
    (parse(text) as RuleFile).groups.flatMap(({ rules }) => rules),
  );

/** The queries of all rules, that record or alert. */
export const ruleQueries = (): Query[] =>
  rules().map(({ alert, record, expr, annotations = {} }) => ({
    where: alert ?? record ?? '',
    expression: expr,
    shown: [
      ...Object.values(annotations)
        .join()
        .matchAll(/\$labels\.(\w+)/g),
    ].map(([, label = '']) => label),
  }));
