import ts from 'typescript';
import type { Kinds } from './manifests';

type Kind = keyof Kinds | 'v1 Pod';

/** Where the type of each kind is, which is made from the OpenAPI document of Kubernetes. */
const TYPES: Record<Kind, string> = {
  'v1 Namespace': "import('kubernetes-types/core/v1').Namespace",
  'v1 Pod': "import('kubernetes-types/core/v1').Pod",
  'v1 Service': "import('kubernetes-types/core/v1').Service",
  'apps/v1 Deployment': "import('kubernetes-types/apps/v1').Deployment",
  'apps/v1 StatefulSet': "import('kubernetes-types/apps/v1').StatefulSet",
  'autoscaling/v2 HorizontalPodAutoscaler':
    "import('kubernetes-types/autoscaling/v2').HorizontalPodAutoscaler",
  'networking.k8s.io/v1 NetworkPolicy': "import('kubernetes-types/networking/v1').NetworkPolicy",
  'policy/v1 PodDisruptionBudget': "import('kubernetes-types/policy/v1').PodDisruptionBudget",
};

const FILE = `${__dirname}/manifests-as-typescript.ts`;

/**
 * What is wrong with documents by the Kubernetes schemas: fields that do not exist, have another type or are missing.
 *
 * The documents are written as TypeScript literals and compiled: unlike JSON schemas made from the OpenAPI document, which
 * let unknown fields pass, the compiler finds a `readinesProbe`.
 */
export function schemaErrors(documents: readonly { apiVersion?: string; kind?: string }[]): string[] {
  const statements = documents.map((document, index) => {
    const type = TYPES[`${document.apiVersion} ${document.kind}` as Kind] ?? 'never';
    return `export const document${index}: ${type} = ${JSON.stringify(document, undefined, 1)};`;
  });
  const program = ts.createProgram([FILE], OPTIONS, hostWith(statements.join('\n')));
  const source = program.getSourceFile(FILE);
  return program
    .getSemanticDiagnostics(source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  lib: ['lib.es2023.d.ts'],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};

/** The file system, and one file more. */
function hostWith(text: string): ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) =>
    name === FILE ? ts.createSourceFile(name, text, version) : read(name, version);
  return host;
}
