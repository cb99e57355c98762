import { join } from 'node:path';
import { formatFiles, generateFiles, logger, OverwriteStrategy, type Tree } from '@nx/devkit';
import { addImport, addToLiteral } from '../edit-source';
import { camelCase, constantCase, pascalCase, plural, refuseBadName, words } from '../names';
import { allowKeys, change, read, ROUTES, servicesOf } from '../workspace';

export interface ResourceOptions {
  /** One of the things: `refund`. */
  readonly name: string;
  /** The domain that keeps it: `payments`. */
  readonly service: string;
  /** Many of the things, where that is not regular. */
  readonly plural?: string;
}

const ROUTES_SPEC = 'apps/gateway/src/routing/route-table.spec.ts';
const DOCS_SPEC = 'tests/e2e/journeys/docs.e2e-spec.ts';

/** What the templates call things. */
type Names = ReturnType<typeof namesOf>;

/** Adds a resource to a service, and to the gateway's routes. @throws Error for a name that is none, or is taken */
export async function generateResource(tree: Tree, options: ResourceOptions): Promise<() => void> {
  const domain = options.service.replace(/-service$/, '');
  refuseBadName(domain);
  const services = servicesOf(tree);
  if (!(`${domain}-service` in services))
    throw new Error(`There is no service "${domain}"; there are ${Object.keys(services).join(', ')}.`);
  const names = addResource(tree, domain, options);
  await formatFiles(tree);
  return () => logger.info(nextSteps(names));
}

/** @throws Error for a name that is none, or is taken */
export function addResource(tree: Tree, domain: string, options: Omit<ResourceOptions, 'service'>): Names {
  refuseBadName(options.name);
  const names = namesOf(domain, options.name, options.plural ?? plural(options.name));
  const { service, many, one } = names;
  refuseBadName(many);
  if (many === one) throw new Error(`Say with --plural what many of "${one}" are called.`);
  if (new RegExp(`/${many}(?:['/\`])`).test(read(tree, ROUTES)))
    throw new Error(`There are routes to /${many} already.`);
  if (tree.exists(`apps/${service}/src/${many}`))
    throw new Error(`apps/${service}/src/${many} is there already.`);
  generateFiles(tree, join(__dirname, 'app'), `apps/${service}`, names, {
    overwriteStrategy: OverwriteStrategy.KeepExisting,
  });
  generateFiles(tree, join(__dirname, 'data'), `libs/${domain}-data`, names);
  addToModules(tree, names);
  addRoutes(tree, names);
  allowKeys(tree, service, [`~${domain}:{${many}}:*`, `~idempotency:*:POST:/${many}*`]);
  return names;
}

const namesOf = (domain: string, one: string, many: string) => ({
  ...{ domain, service: `${domain}-service`, Domain: pascalCase(domain), camelDomain: camelCase(domain) },
  ...{ one, One: pascalCase(one), oneOf: camelCase(one), ONE: constantCase(one), words: words(one) },
  ...{ many, Many: pascalCase(many), manyOf: camelCase(many), manyWords: words(many) },
  article: /^[aeiou]/.test(one) ? 'an' : 'a',
});

function addToModules(tree: Tree, { service, domain, one, many, Many }: Names): void {
  change(tree, `apps/${service}/src/app.module.ts`, (source) =>
    addToLiteral(
      addImport(source, `import { ${Many}Module } from './${many}/${many}.module';`),
      'imports',
      `${Many}Module,`,
    ),
  );
  change(tree, `libs/${domain}-data/src/${domain}-data.module.ts`, (source) =>
    addToLiteral(
      addImport(source, `import { ${Many}Repository } from './${many}.repository';`),
      'repositories',
      `${Many}Repository,`,
    ),
  );
  change(
    tree,
    `libs/${domain}-data/src/index.ts`,
    (source) =>
      `${source}export * from './${one}';\nexport * from './${one}.errors';\nexport * from './${many}.repository';\n`,
  );
}

function addRoutes(tree: Tree, { service, many }: Names): void {
  const operations = [
    ['GET', many],
    ['POST', many],
    ['GET', `${many}/:id`],
    ['PUT', `${many}/:id`],
    ['DELETE', `${many}/:id`],
  ];
  const lines = (line: (method: string, path: string) => string) =>
    operations.map(([method = '', path = '']) => `${line(method, path)},`).join('\n');
  change(tree, ROUTES, (source) =>
    addToLiteral(
      source,
      service,
      lines((method, path) => `'${method} /${path}': {}`),
    ),
  );
  change(tree, ROUTES_SPEC, (source) =>
    addToLiteral(
      source,
      'OPERATIONS',
      lines((method, path) => `['${method}', \`/${path.replace(':id', '${ID}')}\`, '${service}', 'user']`),
    ),
  );
  change(tree, DOCS_SPEC, (source) =>
    addToLiteral(
      source,
      'OPERATIONS',
      lines((method, path) => `'${method} /api/${path.replace(':id', '{id}')}'`),
    ),
  );
}

const nextSteps = ({ domain, service, one, many }: Names) => `
${many} are kept by ${service} and can be asked for under /api/${many}. What they have besides a name, say in
  libs/${domain}-data/src/${one}.ts
  apps/${service}/src/${many}/${one}.dto.ts
The proofs want to know how a valid request looks: tests/security/access-matrix/recipes.ts, and for
POST /${many} tests/e2e/journeys/lost-answers.e2e-spec.ts.
`;
