import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment, StatefulSet } from 'kubernetes-types/apps/v1';
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2';
import type { Container, Namespace, PodTemplateSpec, Service } from 'kubernetes-types/core/v1';
import type { NetworkPolicy } from 'kubernetes-types/networking/v1';
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1';
import { parse, parseAllDocuments } from 'yaml';

export const BASE = join(__dirname, '../base');
const FOLDERS = [BASE, join(__dirname, '../event-relay')];

/** The kinds that the base may hold, by `apiVersion kind`. */
export interface Kinds {
  'v1 Namespace': Namespace;
  'v1 Service': Service;
  'apps/v1 Deployment': Deployment;
  'apps/v1 StatefulSet': StatefulSet;
  'autoscaling/v2 HorizontalPodAutoscaler': HorizontalPodAutoscaler;
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy;
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget;
}

/** A document of the base, and the file it is in. */
export interface Manifest {
  readonly file: string;
  readonly document: Kinds[keyof Kinds];
}

/** What of a kustomization the checks read. */
export interface Kustomization {
  readonly namespace: string;
  readonly resources: readonly string[];
  /** Of the base only. */
  readonly configMapGenerator?: readonly { readonly name: string; readonly literals: readonly string[] }[];
  readonly images: readonly { readonly name: string }[];
}

const KUSTOMIZATION = 'kustomization.yaml';

/** The base and the component that goes on top of it, with the files in their folders. */
export const kustomizations = FOLDERS.map((folder) => ({
  ...(parse(readFileSync(join(folder, KUSTOMIZATION), 'utf8')) as Kustomization),
  folder,
  files: readdirSync(folder).filter((file) => file.endsWith('.yaml') && file !== KUSTOMIZATION),
}));

/** Every document of every file. @throws YAMLParseError */
export const manifests: readonly Manifest[] = kustomizations.flatMap(({ folder, files }) =>
  files.flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')).map((document) => {
      for (const error of document.errors) throw error;
      return { file, document: document.toJS() as Manifest['document'] };
    }),
  ),
);

export function all<Kind extends keyof Kinds>(kind: Kind): Kinds[Kind][] {
  const documents = manifests.map(({ document }) => document);
  return documents.filter(
    (document): document is Kinds[Kind] => `${document.apiVersion} ${document.kind}` === kind,
  );
}

/** A Deployment or StatefulSet, with its parts that may not be absent. */
export interface Workload {
  readonly kind: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly selector: Readonly<Record<string, string>>;
  readonly pod: NonNullable<PodTemplateSpec['spec']>;
  readonly containers: readonly Container[];
}

export const workloads: readonly Workload[] = [
  ...all('apps/v1 Deployment'),
  ...all('apps/v1 StatefulSet'),
].map(({ kind = '', metadata, spec }) => {
  if (!metadata?.name || !spec?.template.spec) throw new Error('a workload without a name or a pod');
  return {
    kind,
    name: metadata.name,
    labels: spec.template.metadata?.labels ?? {},
    selector: spec.selector.matchLabels ?? {},
    pod: spec.template.spec,
    containers: spec.template.spec.containers,
  };
});

/** Of the suite's own apps, not of Redis. */
export const appWorkloads = workloads.filter(({ containers }) =>
  containers.some(({ image }) => image?.startsWith('emporium/')),
);

/** Those that customers wait for: all but event-relay. */
export const servingWorkloads = appWorkloads.filter(({ name }) => name !== 'event-relay');
