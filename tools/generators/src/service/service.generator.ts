import { join } from 'node:path';
import { formatFiles, generateFiles, logger, type Tree, updateJson } from '@nx/devkit';
import { addToLiteral } from '../edit-source';
import { camelCase, constantCase, pascalCase, refuseBadName, singular, words } from '../names';
import { addResource } from '../resource/resource.generator';
import { addToServices, addUser, change, hasKeys, nextPort, ROUTES, servicesOf } from '../workspace';
import { makeKnown } from './make-known';

export interface ServiceOptions {
  /** The domain: `payments`. */
  readonly name: string;
  /** One of the things it keeps; the name in the singular when absent. */
  readonly resource?: string;
}

/** Scopes that are no services of their own. */
const RESERVED = ['shared', 'gateway'];

/** Adds a service with a first resource, wherever the others are known. @throws Error for a name that is none, or is taken */
export async function generateService(tree: Tree, options: ServiceOptions): Promise<() => void> {
  const { name: domain, resource = singular(domain) } = options;
  const service = `${domain}-service`;
  refuseTaken(tree, domain);
  const services = servicesOf(tree);
  const [port, previous] = [nextPort(services), Object.keys(services).at(-1) ?? ''];
  const names = {
    ...{ domain, service, Domain: pascalCase(domain), camelDomain: camelCase(domain), port },
    ...{ VARIABLE: constantCase(domain), words: words(domain) },
  };
  generateFiles(tree, join(__dirname, 'app'), `apps/${service}`, names);
  generateFiles(tree, join(__dirname, 'data'), `libs/${domain}-data`, names);
  generateFiles(tree, join(__dirname, 'manifests'), 'deploy/kubernetes/base', names);
  addToServices(tree, service, port);
  updateJson(tree, 'tsconfig.base.json', (json: { compilerOptions: { paths: Record<string, string[]> } }) => {
    const { paths } = json.compilerOptions;
    paths[`@emporium/${domain}-data`] = [`./libs/${domain}-data/src/index.ts`];
    json.compilerOptions.paths = Object.fromEntries(Object.entries(paths).sort());
    return json;
  });
  addUser(tree, previous, userOfRedis(service, domain));
  change(tree, ROUTES, (source) => addToLiteral(source, 'OPERATIONS', `'${service}': {},`));
  makeKnown(tree, { name: service, port }, { name: previous, port: services[previous] ?? 0 });
  addResource(tree, domain, { name: resource });
  await formatFiles(tree);
  return () => logger.info(`\n${service} listens on ${port}; npm start brings it up with the others.`);
}

function refuseTaken(tree: Tree, domain: string): void {
  refuseBadName(domain);
  if (/-(?:service|data)$/.test(domain))
    throw new Error(`"${domain}": say the domain alone, as in payments for payments-service.`);
  for (const folder of [`apps/${domain}`, `apps/${domain}-service`, `libs/${domain}`, `libs/${domain}-data`])
    if (tree.exists(folder)) throw new Error(`The name "${domain}" is taken: ${folder} is there already.`);
  if (RESERVED.includes(domain))
    throw new Error(`The name "${domain}" is taken: the repository uses it itself.`);
  if (hasKeys(tree, domain))
    throw new Error(`The name "${domain}" is taken: other keys in Redis begin with ${domain}:.`);
}

const userOfRedis = (service: string, domain: string) =>
  `user ${service} reset on >change-me-${service} ~${domain}:audit ~idempotency:*:live %R~session:* ` +
  '+@read +@write +@connection -@dangerous -scan -randomkey -dbsize +eval +evalsha +time +info +cluster|slots';
