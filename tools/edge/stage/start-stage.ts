import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSuite, ADMINISTRATOR } from '@emporium/local-suite';
import type { Size } from '../sizes';
import { logIn } from './people';
import { startRecordedGateway } from './recorded-gateway';
import { JWT_SECRET, SETTINGS } from './settings';
import type { Stage } from './stage';

/** A {@link Stage} that runs. */
export interface RunningStage {
  readonly stage: Stage;
  /** Where the logs are. */
  readonly folder: string;
  /** @param keepsLogs whether the folder stays */
  stop(keepsLogs: boolean): Promise<void>;
}

/** Starts a suite on free ports with a real Redis, and a gateway before a recording upstream beside it. */
export async function startStage(seed: number, size: Size): Promise<RunningStage> {
  const folder = mkdtempSync(join(tmpdir(), 'emporium-edge-'));
  const suite = await startSuite({ logDirectory: folder, redis: { directory: folder }, env: SETTINGS });
  const recorded = await startRecordedGateway(suite, folder);
  const { gatewayUrl, urls } = suite;
  const serviceUrls = {
    'product-service': String(urls['product-service'][0]),
    'order-service': String(urls['order-service'][0]),
    'user-service': String(urls['user-service'][0]),
  };
  const admin = await logIn(gatewayUrl, ADMINISTRATOR.email, ADMINISTRATOR.password);
  const stop = async (keepsLogs: boolean) => {
    await recorded.stop();
    await suite.stop();
    if (!keepsLogs) rmSync(folder, { recursive: true, force: true });
  };
  return {
    stage: { gatewayUrl, serviceUrls, jwtSecret: JWT_SECRET, admin, recorded, seed, size },
    folder,
    stop,
  };
}
