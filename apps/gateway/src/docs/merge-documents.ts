import { DocumentBuilder, type OpenAPIObject } from '@nestjs/swagger';
import type { ServiceName } from '@emporium/contracts';
import { operationsOf } from '@emporium/service';
import { type FindRoute, findRoute } from '../routing/find-route';
import { withDistinctSchemas } from './distinct-schemas';
import { addEdgeAnswers, EDGE_HEADERS } from './edge-answers';

/** What a service says about its API; no document when it does not answer. */
export interface ServiceDocument {
  readonly service: ServiceName;
  readonly document: OpenAPIObject | undefined;
}

/**
 * One document of all services, as clients of the gateway see them.
 *
 * @param find in the route table: what is in no route cannot be called, so it is not shown
 */
export function mergeDocuments(documents: readonly ServiceDocument[], find = findRoute): OpenAPIObject {
  const missing = documents.filter(({ document }) => !document).map(({ service }) => service);
  const merged: OpenAPIObject = { ...outline(missing), paths: {}, components: { headers: EDGE_HEADERS } };
  for (const { service, document } of documents) {
    if (document) add(merged, service, document, isRoutedIn(find, service));
  }
  for (const { method, operation } of operationsOf(merged)) addEdgeAnswers(merged, method, operation);
  return merged;
}

function outline(missing: readonly string[]): Omit<OpenAPIObject, 'paths'> {
  const absence = missing.length > 0 ? ` Not answering now, and so not in here: ${missing.join(', ')}.` : '';
  return new DocumentBuilder()
    .setTitle('Emporium')
    .setDescription(
      `The whole API; /api/v1 is the same as /api. A method that a path does not have is 405 METHOD_NOT_ALLOWED with ` +
        `Allow.${absence}`,
    )
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer('/')
    .addExtension('x-missing', missing, 'info')
    .build();
}

type IsRouted = (method: string, path: string) => boolean;

function add(merged: OpenAPIObject, service: ServiceName, document: OpenAPIObject, isRouted: IsRouted): void {
  const name = service.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  const own = withDistinctSchemas(document, merged.components?.schemas ?? {}, name);
  const ids = new Set(operationsOf(merged).map(({ operation }) => operation.operationId));
  for (const { path, method, operation } of operationsOf(own)) {
    if (!isRouted(method, path)) continue;
    const { operationId } = operation;
    const distinctId = ids.has(operationId) ? `${name}_${operationId}` : operationId;
    const publicPath = (merged.paths[`/api${path}`] ??= {});
    Object.assign(publicPath, { [method]: { ...operation, operationId: distinctId } });
  }
  merged.tags = uniqueByName([...(merged.tags ?? []), ...(own.tags ?? [])]);
  merged.components = mergeComponents(merged.components, own.components);
}

const isRoutedIn =
  (find: FindRoute, service: ServiceName): IsRouted =>
  (method, path) =>
    find(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, 'x'))?.service === service;

type Components = NonNullable<OpenAPIObject['components']>;

function mergeComponents(merged: Components = {}, own: Components = {}): Components {
  const sections = Object.entries(own) as [keyof Components, object][];
  return {
    ...merged,
    ...Object.fromEntries(sections.map(([name, items]) => [name, { ...items, ...merged[name] }])),
  };
}

const uniqueByName = <Tag extends { name: string }>(tags: readonly Tag[]): Tag[] => [
  ...new Map(tags.map((tag) => [tag.name, tag])).values(),
];
