import { type Tree, updateJson } from '@nx/devkit';
import { insertBehindBlock, repeatLines } from '../edit-text';
import { constantCase } from '../names';
import { change } from '../workspace';

interface Service {
  readonly name: string;
  readonly port: number;
}

/** Adds a new service to compose, Kubernetes, Prometheus and the users of Redis, wherever another one is listed. */
export function makeKnown(tree: Tree, added: Service, other: Service): void {
  const renamed = renaming(added, other);
  const repeat = (path: string, patterns: readonly string[], lines = 1) =>
    change(tree, path, (text) =>
      patterns.reduce((result, pattern) => repeatLines(result, new RegExp(pattern), renamed, lines), text),
    );
  const { name } = other;
  const VARIABLE = constantCase(name);
  repeat('docker-compose.yml', [`^ +${name}: \\{ condition`, `^ +(REDIS_PASSWORD_)?${VARIABLE}(_URL)?:`]);
  repeat('.env.example', [`^REDIS_PASSWORD_${VARIABLE}=`, `^#${VARIABLE}_URL=`]);
  repeat('deploy/kubernetes/base/gateway.yaml', [`name: ${VARIABLE}_URL`]);
  repeat('deploy/kubernetes/base/kustomization.yaml', [`- ${name}\\.yaml$`, `emporium/${name},`]);
  repeat('deploy/kubernetes/base/secret.example.env', [`redis://${name}:`]);
  repeat('deploy/observability/prometheus/prometheus.yml', [`job_name: ${name}$`], 2);
  repeat('deploy/observability/prometheus/rules/edge.yml', [`absent\\(up\\{job="${name}"`]);
  repeat('deploy/observability/prometheus/tests/alerts.yml', [`series: up\\{job="${name}",`], 2);
  addContainers(tree, added, other);
  addToEditors(tree, added);
  addToDocuments(tree, added, other);
}

const shortVariable = (name: string) => constantCase(name.replace(/-service$/, ''));

/** A line about the other service, rewritten for the new one. */
const renaming =
  (added: Service, other: Service) =>
  (line: string): string =>
    line
      .replaceAll(other.name, added.name)
      .replaceAll(constantCase(other.name), constantCase(added.name))
      .replaceAll(`${shortVariable(other.name)}_REDIS`, `${shortVariable(added.name)}_REDIS`)
      .replaceAll(String(other.port), String(added.port));

function addContainers(tree: Tree, { name, port }: Service, other: Service): void {
  const password = `REDIS_PASSWORD_${constantCase(name)}`;
  const container = `  ${name}:
    <<: *service
    build: { args: { SERVICE: ${name}, PORT: ${port} } }
    environment:
      <<: *environment
      REDIS_URL: redis://${name}:\${${password}:?is unset, see .env.example}@redis:6379
    depends_on:
      redis: { condition: service_healthy }
`;
  const development = `  ${name}:
    <<: *development
    build: { target: development }
    environment: *environment
    ports: ['127.0.0.1:${port}:${port}']
`;
  change(tree, 'docker-compose.yml', (text) => insertBehindBlock(text, `  ${other.name}:`, container));
  change(tree, 'docker-compose.dev.yml', (text) => insertBehindBlock(text, `  ${other.name}:`, development));
}

interface Launch {
  readonly inputs: readonly [{ readonly options: string[] }];
}
interface Container {
  readonly forwardPorts: number[];
  readonly portsAttributes: Record<string, { label: string }>;
}

function addToEditors(tree: Tree, { name, port }: Service): void {
  updateJson<Launch>(tree, '.vscode/launch.json', (launch) => {
    launch.inputs[0].options.push(name);
    return launch;
  });
  updateJson<Container>(tree, '.devcontainer/devcontainer.json', (container) => {
    container.forwardPorts.push(port);
    container.portsAttributes[port] = { label: name };
    return container;
  });
}

function addToDocuments(tree: Tree, { name, port }: Service, other: Service): void {
  const domain = name.replace(/-service$/, '').replaceAll('-', ' ');
  const row = (path: string, cells: readonly string[]) =>
    change(tree, path, (text) =>
      repeatLines(text, new RegExp(`^\\| \`${other.name}\``), () => `| ${cells.join(' | ')} |`),
    );
  row('docs/architecture.md', [`\`${name}\``, String(port), domain, 'nobody']);
  row('deploy/redis/README.md', [
    `\`${name}\``,
    name,
    `${domain}, idempotency records, audit; read sessions`,
  ]);
  const beside = (path: string, pattern: RegExp, added: string) =>
    change(tree, path, (text) => text.replace(pattern, `$& ${added}`));
  beside('.env.example', new RegExp(`${other.name} ${other.port},`), `${name} ${port},`);
  beside('deploy/kubernetes/README.md', new RegExp(`${other.name}:${other.port}`), `${name}:${port}`);
  beside('deploy/kubernetes/README.md', new RegExp(`for user in .*${other.name}`), name);
  for (const command of ['docker compose stop', 'scale deployment'])
    beside('docs/operations.md', new RegExp(`${command} .*${other.name}(?= )`), name);
}
