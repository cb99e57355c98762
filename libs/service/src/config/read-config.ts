import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';

/** Variables are missing or invalid; the message names every one of them. */
export class ConfigError extends Error {}

/**
 * Reads a service's configuration: one class with a validated, `@Expose()`d property for each variable.
 *
 * A variable that is empty counts as unset, so that `NAME=` in an env file means the default.
 *
 * @throws ConfigError
 */
export function readConfig<Config extends object>(
  configClass: new () => Config,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Config> {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const config = plainToInstance(configClass, set, {
    excludeExtraneousValues: true,
    exposeDefaultValues: true,
  });
  const problems = validateSync(config).flatMap(({ constraints = {} }) => Object.values(constraints));
  if (problems.length > 0) throw new ConfigError(['Bad configuration:', ...problems].join('\n  - '));
  return Object.freeze(config);
}
