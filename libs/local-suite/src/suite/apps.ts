import { SERVICE_PORTS } from '@emporium/contracts';

/** The processes of the suite and the ports they have by default. */
export const APP_PORTS = { gateway: 3000, ...SERVICE_PORTS };

/** One of the suite's processes, by the name of its folder in `apps`. */
export type AppName = keyof typeof APP_PORTS;

export const APP_NAMES = Object.keys(APP_PORTS) as AppName[];
