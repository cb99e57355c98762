import type { Tree } from '@nx/devkit';
import { addToLiteral } from '../edit-source';
import { change, ROUTES } from '../workspace';
import type { Names } from './resource-names';

const ROUTES_SPEC = 'apps/gateway/src/routing/route-table.spec.ts';
const DOCS_SPEC = 'tests/e2e/journeys/docs.e2e-spec.ts';

/** Adds a resource's operations to the gateway's routes, and to the lists of operations that there are to be. */
export function addRoutes(tree: Tree, { service, many }: Names): void {
  const operations = [
    ['GET', many],
    ['POST', many],
    ['GET', `${many}/:id`],
    ['PUT', `${many}/:id`],
    ['DELETE', `${many}/:id`],
  ] as const;
  const add = (path: string, list: string, line: (method: string, path: string) => string) =>
    change(tree, path, (source) =>
      addToLiteral(source, list, operations.map(([method, route]) => `${line(method, route)},`).join('\n')),
    );
  add(ROUTES, service, (method, path) => `'${method} /${path}': {}`);
  add(ROUTES_SPEC, 'OPERATIONS', (method, path) => {
    const example = path.includes(':id') ? `\`/${path.replace(':id', '${ID}')}\`` : `'/${path}'`;
    return `['${method}', ${example}, '${service}', 'user']`;
  });
  add(DOCS_SPEC, 'OPERATIONS', (method, path) => `'${method} /api/${path.replace(':id', '{id}')}'`);
}
