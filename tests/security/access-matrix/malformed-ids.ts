import { codeFaults } from '../document/conformance';
import type { Breach } from '../part';
import { ask } from '../wire/send-request';
import type { Cell, Matrix } from './cell';
import { expectedStatus } from './expected-status';
import { fillPath } from './path';

/** Ids that are none, as everybody: a caller who may not ask hears that first. */
export async function tryMalformedId(
  { stage, cast, conformance }: Matrix,
  { endpoint, recipe }: Cell,
): Promise<Breach[]> {
  const { method, path, operation } = endpoint;
  if (!path.includes('{')) return [];
  const { body } = await recipe.prepare(stage, cast, cast.admin);
  const target = fillPath(path, {}, 'not-a-uuid');
  const tries = [
    { token: stage.admin.token, status: 400 },
    { token: undefined, status: expectedStatus(operation, false, 'anonymous') === 'success' ? 400 : 401 },
  ];
  const breaches = tries.map(async ({ token, status }) => {
    const reply = await ask(stage.gatewayUrl, { method, path: target, token, body });
    const faults = [
      ...(reply.status === status ? [] : [`${reply.status}, not ${status}`]),
      ...conformance.faultsOf(operation, reply),
      ...codeFaults(operation, reply),
    ];
    return faults.map((found) => ({
      tried: `${method} ${target} as ${token ? 'admin' : 'anonymous'}`,
      found,
    }));
  });
  return (await Promise.all(breaches)).flat();
}
