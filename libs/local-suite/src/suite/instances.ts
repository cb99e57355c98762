import { freePort, freePortFrom, refuseTakenPorts } from '../ports';
import { APP_NAMES, type AppName } from './apps';

const FIRST_FURTHER_PORT = 3011;

/** One process of an app: its name is the app's, with a number from the second one on. */
export interface Instance {
  app: AppName;
  name: string;
  port: number;
  url: string;
}

export interface InstanceOptions {
  /** The port of an app's first instance; a free one when absent. */
  ports?: Partial<Record<AppName, number>>;
  /** How many of an app; one when absent. */
  scale?: Partial<Record<AppName, number>>;
}

/**
 * Gives every process of the suite its port. Further instances of an app whose port is given get the free ones from 3011 up.
 *
 * @throws PortTakenError that names every given port which is taken
 */
export async function planInstances({ ports = {}, scale = {} }: InstanceOptions): Promise<Instance[]> {
  await refuseTakenPorts(ports);
  const instances: Instance[] = [];
  let furtherPort = FIRST_FURTHER_PORT;
  for (const app of APP_NAMES) {
    for (let number = 1; number <= (scale[app] ?? 1); number++) {
      let port = ports[app];
      if (port === undefined) port = await unusedPort(instances);
      else if (number > 1) furtherPort = (port = await freePortFrom(furtherPort)) + 1;
      const name = number === 1 ? app : `${app}-${number}`;
      instances.push({ app, name, port, url: `http://127.0.0.1:${port}` });
    }
  }
  return instances;
}

async function unusedPort(instances: Instance[]): Promise<number> {
  const port = await freePort();
  return instances.some((instance) => instance.port === port) ? unusedPort(instances) : port;
}
