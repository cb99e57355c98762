import { join } from 'node:path';
import { followRedis, type Redis } from '@emporium/audit';
import { startTemporarySuite, temporaryFolder } from '@emporium/harness';
import { type AppName, LOAD_TEST_ENV } from '@emporium/local-suite';
import { FailpointFile } from '../faults/failpoint-file';
import { Supervisor } from '../faults/supervisor';
import type { Entries } from './entries';

export interface ProveSuiteOptions {
  readonly scale?: Partial<Record<AppName, number>>;
  /** Bundles in place of those that are shipped. */
  readonly entries?: Entries;
  /** Further settings of the data Redis. */
  readonly dataSettings?: Record<string, string>;
}

/** A suite whose processes are killed and stopped. */
export interface ProveSuite {
  readonly gatewayUrl: string;
  readonly supervisor: Supervisor;
  readonly failpointFile: FailpointFile;
  /** The data Redis, read directly. */
  readonly redis: Redis;
  /** Where logs are. */
  readonly folder: string;
  /** @param keepsLogs whether the folder stays */
  stop(keepsLogs: boolean): Promise<void>;
}

/** Starts two of each service that takes part in checkout, with limits out of the way, on free ports. */
export async function startProveSuite(options: ProveSuiteOptions = {}): Promise<ProveSuite> {
  const folder = temporaryFolder('prove');
  const failpointFile = new FailpointFile(join(folder, 'failpoint'));
  const { scale = { 'product-service': 2, 'order-service': 2 }, entries, dataSettings } = options;
  const env = { ...LOAD_TEST_ENV, FAILPOINT_FILE: failpointFile.path };
  const suite = await startTemporarySuite('prove', { scale, entries, redis: { dataSettings }, env }, folder);
  const supervisor = new Supervisor(suite);
  const redis = followRedis(suite.redis.dataUrl);
  const stop = async (keepsLogs: boolean) => {
    supervisor.giveUp();
    redis.disconnect();
    await suite.stop(keepsLogs);
  };
  return { gatewayUrl: suite.gatewayUrl, supervisor, failpointFile, redis, folder, stop };
}
