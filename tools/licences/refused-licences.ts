/** What may be linked into an MIT-licensed program and passed on with it. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'Python-2.0',
]);
/** For what only builds and tests; browserslist's data is under it. */
const FOR_TOOLS = new Set([...PERMISSIVE, 'CC-BY-4.0']);

/** What the check reads of a package-lock.json, version 3. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, { readonly license?: string; readonly dev?: boolean }>>;
}

/**
 * The packages of a lockfile whose licence is not on the list, each with what it says.
 *
 * @see https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions/
 */
export function refusedLicences({ packages }: Lockfile): string[] {
  return Object.entries(packages)
    .filter(([folder]) => folder.startsWith('node_modules/'))
    .filter(([, { license = '', dev }]) => !isAllowed(license, dev ? FOR_TOOLS : PERMISSIVE))
    .map(([folder, { license }]) => `${folder}: ${license ?? 'no licence'}`);
}

/** Of alternatives one must be on the list, of what holds together all. Nested expressions are refused. */
function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  const alternatives = expression.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return alternatives.some((alternative) => alternative.split(' AND ').every((one) => allowed.has(one)));
}
