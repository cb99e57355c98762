import {
  ApiClient,
  logIn,
  register,
  sell,
  startTemporarySuite,
  type TemporarySuite,
} from '@emporium/harness';
import { ADMINISTRATOR } from '@emporium/local-suite';
import { productionEnvironment } from './production';
import { DRAFTS } from './sample-products';
import type { Fixture } from './fixture';

/** The whole suite as in production, with products in it and a customer logged in. */
export interface StockedSuite {
  readonly running: TemporarySuite;
  readonly env: ReturnType<typeof productionEnvironment>;
  readonly productId: string;
  readonly customer: { readonly id: string; readonly accessToken: string };
}

/** Starts the built suite and fills it through its gateway. */
export async function startStockedSuite(fixture: Fixture): Promise<StockedSuite> {
  const env = productionEnvironment();
  const running = await startTemporarySuite(
    'bench-gateway',
    { env: { ...env, ADMIN_EMAIL: ADMINISTRATOR.email, ADMIN_PASSWORD: ADMINISTRATOR.password } },
    fixture.folder,
  );
  fixture.keep({ stop: () => running.stop(true) }); // the folder is the fixture's
  const client = new ApiClient(running.gatewayUrl);
  const { accessToken: token } = await logIn(client, ADMINISTRATOR);
  let productId = '';
  for (const draft of DRAFTS) productId = await sell(client, token, draft);
  const { accessToken, user } = await logIn(client, await register(client));
  await client.close();
  return { running, env, productId, customer: { id: user.id, accessToken } };
}
