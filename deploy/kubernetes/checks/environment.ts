import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { BASE, kustomizations, type Workload } from './manifests';

/** The generated ConfigMap and Secret, both named `emporium`; the Secret as its example has it. */
const config = Object.fromEntries(
  kustomizations.flatMap(({ configMapGenerator = [] }) =>
    configMapGenerator.flatMap(({ literals }) => literals.map((literal) => literal.split('=', 2))),
  ),
) as Record<string, string>;
export const secret = parseEnv(readFileSync(join(BASE, 'secret.example.env'), 'utf8'));

/**
 * The environment of a workload's first container.
 *
 * @throws Error for a reference to something that is not there
 */
export function environmentOf({ name, containers }: Workload): Record<string, string> {
  const [container] = containers;
  const environment: Record<string, string> = {};
  for (const { configMapRef } of container?.envFrom ?? []) {
    if (configMapRef?.name !== 'emporium') throw new Error(`${name}: no ConfigMap ${configMapRef?.name}`);
    Object.assign(environment, config);
  }
  for (const { name: variable, value, valueFrom } of container?.env ?? []) {
    const { name: source, key = '' } = valueFrom?.secretKeyRef ?? {};
    const found = value ?? (source === 'emporium' ? secret[key] : undefined);
    if (found === undefined) throw new Error(`${name}: no value for ${variable}`);
    environment[variable] = found;
  }
  return environment;
}
