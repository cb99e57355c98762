import { originAt } from '../own-address';

/** The body of `PUT /v1/agent/service/register`. */
export interface Registration {
  readonly ID: string;
  readonly Name: string;
  readonly Address: string;
  readonly Port: number;
  readonly Check: {
    readonly HTTP: string;
    readonly Interval: string;
    readonly Timeout: string;
    readonly DeregisterCriticalServiceAfter: string;
  };
}

/** The registration of a process. Its id is its address, so that the successor of a killed process replaces it. */
export const registrationOf = (service: string, address: string, port: number): Registration => ({
  ID: `${service}-${address}-${port}`,
  Name: service,
  Address: address,
  Port: port,
  Check: {
    HTTP: `${originAt(address, port)}/health/ready`,
    Interval: '2s',
    Timeout: '1s',
    DeregisterCriticalServiceAfter: '1m',
  },
});
