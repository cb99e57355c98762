import { parseArgs } from 'node:util';
import { APP_PORTS, type AppName } from '@emporium/local-suite';

export const REDIS_PORTS = { 'redis-data': 6379, 'redis-cache': 6380 };
const DEFAULT_PORTS = { ...APP_PORTS, ...REDIS_PORTS };

export const HELP = `Usage: npm start -- [options]

Builds the suite, starts it with a Redis for data and one for the cache, and keeps it running until Ctrl-C.
Data stays in .emporium between starts.

  --no-demo             do not fill an empty store with the demo catalogue
  --fresh               delete the data of the last start first
  --scale <app>=<n>     run several instances, as in --scale product-service=2; may be repeated
  --port <name>=<port>  use another port, as in --port gateway=4000; may be repeated;
                        names: ${Object.keys(DEFAULT_PORTS).join(', ')}
  --help                show this

Variables are read from the environment and from .env; .env.example lists them.
With REDIS_URL set, that Redis is used and none is started.`;

const MOST_INSTANCES = 16;
const HIGHEST_PORT = 65_535;

export interface StartOptions {
  help: boolean;
  demo: boolean;
  fresh: boolean;
  scale: Partial<Record<AppName, number>>;
  ports: Record<AppName, number>;
  redisPorts: { data: number; cache: number };
}

/** Reads the command line. @throws Error that says what is wrong with it */
export function readOptions(args: string[]): StartOptions {
  const { values } = parseArgs({
    args,
    options: {
      help: { type: 'boolean', default: false, short: 'h' },
      demo: { type: 'boolean', default: true },
      fresh: { type: 'boolean', default: false },
      scale: { type: 'string', multiple: true, default: [] },
      port: { type: 'string', multiple: true, default: [] },
    },
    allowNegative: true,
  });
  const scale = readNumbers('--scale', values.scale, Object.keys(APP_PORTS), MOST_INSTANCES);
  const given = readNumbers('--port', values.port, Object.keys(DEFAULT_PORTS), HIGHEST_PORT);
  const { 'redis-data': data, 'redis-cache': cache, ...ports } = { ...DEFAULT_PORTS, ...given };
  return {
    help: values.help,
    demo: values.demo,
    fresh: values.fresh,
    scale,
    ports,
    redisPorts: { data, cache },
  };
}

/** Reads `name=number` pairs of an option that may be repeated. */
function readNumbers(
  option: string,
  pairs: string[],
  names: string[],
  highest: number,
): Record<string, number> {
  const numbers = pairs.map((pair): [string, number] => {
    const [name = '', digits = ''] = pair.split('=');
    const number = /^\d+$/.test(digits) ? Number(digits) : 0;
    if (!names.includes(name)) throw new Error(`${option} ${pair}: the name is one of ${names.join(', ')}.`);
    if (number < 1 || number > highest)
      throw new Error(`${option} ${pair}: give a number from 1 to ${highest}.`);
    return [name, number];
  });
  return Object.fromEntries(numbers);
}
