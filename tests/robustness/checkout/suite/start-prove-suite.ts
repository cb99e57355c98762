import { join } from 'node:path';
import { followRedis, type Redis } from '@emporium/audit';
import { startTemporarySuite, temporaryFolder } from '@emporium/harness';
import { type AppName, LOAD_TEST_ENV } from '@emporium/local-suite';
import { FailpointFile } from '../faults/failpoint-file';
import { Keeper } from '../faults/supervisor';
import type { Entries } from './entries';

export interface ProveSuiteOptions {
  readonly scale?: Partial<Record<AppName, number>>;
  /** What stands in for the bundles that are shipped. */
  readonly entries?: Entries;
  /** Further settings of the data Redis. */
  readonly dataSettings?: Record<string, string>;
}

/** A suite that is there to be hurt. */
export interface ProveSuite {
  readonly gatewayUrl: string;
  readonly keeper: Keeper;
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
  const keeper = new Keeper(suite);
  const redis = followRedis(suite.redis.dataUrl);
  const stop = async (keepsLogs: boolean) => {
    keeper.giveUp();
    redis.disconnect();
    await suite.stop(keepsLogs);
  };
  return { gatewayUrl: suite.gatewayUrl, keeper, failpointFile, redis, folder, stop };
}
