import { join } from 'node:path';
import { formatFiles, generateFiles, logger, OverwriteStrategy, type Tree } from '@nx/devkit';
import { addImport, addToLiteral } from '../edit-source';
import { plural, refuseBadName } from '../names';
import { allowKeys, change, read, ROUTES, servicesOf } from '../workspace';
import { addRoutes } from './add-routes';
import { addToProofs } from './add-to-proofs';
import { type Names, namesOf } from './resource-names';

export interface ResourceOptions {
  /** One of the things: `refund`. */
  readonly name: string;
  /** The domain that keeps it: `payments`. */
  readonly service: string;
  /** Many of the things, where that is not regular. */
  readonly plural?: string;
}

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
  addToProofs(tree, names);
  allowKeys(tree, service, [`~${domain}:{${many}}:*`, `~idempotency:*:POST:/${many}*`]);
  return names;
}

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

const nextSteps = ({ domain, service, one, many }: Names) => `
${many} are kept by ${service} and can be asked for under /api/${many}. What they have besides a name, say in
  libs/${domain}-data/src/${one}.ts
  apps/${service}/src/${many}/${one}.dto.ts
and where the proofs make one: tests/security/access-matrix/recipes.ts, tests/e2e/journeys/lost-responses.e2e-spec.ts.
`;
