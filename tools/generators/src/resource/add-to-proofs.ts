import { join } from 'node:path';
import { generateFiles, OverwriteStrategy, type Tree } from '@nx/devkit';
import { addImport, addToLiteral } from '../edit-source';
import { change } from '../workspace';
import type { Names } from './resource-names';

const LOST_RESPONSES_SPEC = 'tests/e2e/journeys/lost-responses.e2e-spec.ts';
const ACCESS_MATRIX = 'tests/security/access-matrix';

/** Adds a valid request of each operation to the proofs that try all operations. */
export function addToProofs(tree: Tree, { service, many }: Names): void {
  const draft = `{ name: 'The first one' }`;
  const onOwn = (body: string) => `onOwn('/api/${many}', ${draft})(${body})`;
  generateFiles(
    tree,
    join(__dirname, 'proofs'),
    ACCESS_MATRIX,
    {},
    { overwriteStrategy: OverwriteStrategy.KeepExisting },
  );
  change(tree, `${ACCESS_MATRIX}/recipes.ts`, (source) =>
    addToLiteral(
      source.includes("'./on-own'") ? source : addImport(source, "import { onOwn } from './on-own';"),
      'RECIPES',
      `'GET /api/${many}': plain(),
      'POST /api/${many}': plain(${draft}),
      'GET /api/${many}/{id}': ${onOwn('')},
      'PUT /api/${many}/{id}': ${onOwn("{ name: 'Another' }")},
      'DELETE /api/${many}/{id}': ${onOwn('')},`,
    ),
  );
  change(tree, LOST_RESPONSES_SPEC, (source) =>
    addToLiteral(
      source,
      'operations',
      `'POST /api/${many}': async () => {
        const { accessToken: token } = await logIn();
        const sees = async (response: ApiResponse) => expect((await read('/${many}', token)).data).toEqual([response.body]);
        return { service: '${service}', path: '/${many}', token, body: ${draft}, statuses: [201], sees };
      },`,
    ),
  );
}
