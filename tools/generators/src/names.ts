const WORDS = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

/** @throws Error for what cannot be part of a path, a class and a key alike */
export function refuseBadName(name: string): void {
  if (!WORDS.test(name))
    throw new Error(`"${name}" is no name: take words of small letters and digits, joined by hyphens.`);
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** `credit-note` as `CreditNote`. */
export const pascalCase = (name: string): string => name.split('-').map(capitalized).join('');

/** `credit-note` as `creditNote`. */
export const camelCase = (name: string): string => name.charAt(0) + pascalCase(name).slice(1);

/** `credit-note` as `CREDIT_NOTE`. */
export const constantCase = (name: string): string => name.replaceAll('-', '_').toUpperCase();

/** `credit-note` as `credit note`. */
export const words = (name: string): string => name.replaceAll('-', ' ');

export function plural(name: string): string {
  if (/[^aeiou]y$/.test(name)) return name.replace(/y$/, 'ies');
  return /(?:s|x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** What {@link plural} makes a plural of; a name that is none, as it is. */
export function singular(name: string): string {
  const candidates = [name.replace(/ies$/, 'y'), name.replace(/es$/, ''), name.replace(/s$/, '')];
  return candidates.find((candidate) => candidate !== name && plural(candidate) === name) ?? name;
}
