import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export const ROOT = join(__dirname, '../..');

/** What the tests look at of a container. */
export interface Container {
  readonly build?: { readonly args?: { readonly SERVICE?: string; readonly PORT?: number } };
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly mem_limit?: string;
}

/** The services of a compose file in the repository's root, anchors resolved, variables not. */
export function containersOf(file: string): Record<string, Container> {
  const { services } = parse(readFileSync(join(ROOT, file), 'utf8'), { merge: true }) as {
    services: Record<string, Container>;
  };
  return services;
}

/** Puts variables in as compose does. @throws Error with the variable's message when it is required and unset */
export function interpolate(text: string, variables: Readonly<Record<string, string | undefined>>): string {
  const variable = /\$\{(\w+)(?::\?([^}]*)|:-([^}]*))?\}/g;
  return text.replace(variable, (_, name: string, message: string, fallback?: string) => {
    const value = variables[name] || fallback;
    if (value === undefined) throw new Error(`${name} ${message}`);
    return value;
  });
}
