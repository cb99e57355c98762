import { type RunningSuite, startSuite } from '@emporium/local-suite';
import { callJson } from './call-json';
import { productionEnvironment } from './production';
import { DRAFTS } from './sample-products';
import type { Stage } from './stage';

/** The whole suite as in production, with products in it and a customer logged in. */
export interface StockedSuite {
  readonly running: RunningSuite;
  readonly env: ReturnType<typeof productionEnvironment>;
  readonly productId: string;
  readonly customer: { readonly id: string; readonly accessToken: string };
}

const ADMIN = { email: 'admin@emporium.example', password: 'open-sesame-at-dawn' };
const CUSTOMER = { email: 'kim@example.com', password: 'correct horse battery' };

interface Login {
  readonly accessToken: string;
  readonly user: { readonly id: string };
}

/** Starts the built suite and fills it through its gateway. */
export async function startStockedSuite(stage: Stage): Promise<StockedSuite> {
  const env = productionEnvironment();
  const running = stage.keep(
    await startSuite({
      logDirectory: stage.folder,
      redis: { directory: stage.folder },
      env: { ...env, ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password },
    }),
  );
  const api = `${running.gatewayUrl}/api`;
  const logIn = (body: typeof ADMIN) => callJson<Login>(`${api}/users/login`, { body });
  const { accessToken: token } = await logIn(ADMIN);
  let productId = '';
  for (const body of DRAFTS)
    ({ id: productId } = await callJson<{ id: string }>(`${api}/products`, { token, body }));
  await callJson(`${api}/users/register`, { body: { ...CUSTOMER, name: 'Kim' } });
  const { accessToken, user } = await logIn(CUSTOMER);
  return { running, env, productId, customer: { id: user.id, accessToken } };
}
