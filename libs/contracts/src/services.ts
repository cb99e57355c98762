import ports from './services.json';

/** A service behind the gateway, by the name of its folder in `apps`. */
export type ServiceName = keyof typeof ports;

/** The services behind the gateway and their default ports; whatever starts, calls or watches them reads this. */
export const SERVICE_PORTS: Readonly<Record<ServiceName, number>> = ports;

export const SERVICES = Object.keys(ports) as ServiceName[];

type Shouted<Name extends string> = Name extends `${infer Head}-${infer Rest}`
  ? `${Uppercase<Head>}_${Shouted<Rest>}`
  : Uppercase<Name>;

/** The variable that says where a service is: `PRODUCT_SERVICE_URL`. */
export type ServiceUrlVariable = `${Shouted<ServiceName>}_URL`;

export const urlVariableOf = (service: ServiceName) =>
  `${service.replaceAll('-', '_').toUpperCase()}_URL` as ServiceUrlVariable;
