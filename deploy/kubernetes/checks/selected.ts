import type { LabelSelector } from 'kubernetes-types/meta/v1';
import { type Workload, workloads } from './manifests';

/** The workloads whose pods a selector names. */
export function selected({ matchLabels = {}, matchExpressions = [] }: LabelSelector): Workload[] {
  return workloads.filter(
    ({ labels }) =>
      Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
      matchExpressions.every(({ key, operator, values = [] }) => {
        if (operator !== 'In') throw new Error(`${operator} is not known here`);
        return values.includes(labels[key] ?? '');
      }),
  );
}
