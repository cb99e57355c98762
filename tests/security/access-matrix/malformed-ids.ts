import { codeFaults } from '../document/conformance';
import type { Breach } from '../part';
import { sendRequest } from '../wire/send-request';
import type { Cell, Matrix } from './cell';
import { expectedStatus } from './expected-status';
import { fillPath } from './path';

/** Ids that are not valid, sent by every caller: one without access must get that refusal first. */
export async function tryMalformedId(
  { fixture, cast, conformance }: Matrix,
  { endpoint, recipe }: Cell,
): Promise<Breach[]> {
  const { method, path, operation } = endpoint;
  if (!path.includes('{')) return [];
  const { body } = await recipe.prepare(fixture, cast, cast.admin);
  const target = fillPath(path, {}, 'not-a-uuid');
  const tries = [
    { token: fixture.admin.token, status: 400 },
    { token: undefined, status: expectedStatus(operation, false, 'anonymous') === 'success' ? 400 : 401 },
  ];
  const breaches = tries.map(async ({ token, status }) => {
    const response = await sendRequest(fixture.gatewayUrl, { method, path: target, token, body });
    const faults = [
      ...(response.status === status ? [] : [`${response.status}, not ${status}`]),
      ...conformance.faultsOf(operation, response),
      ...codeFaults(operation, response),
    ];
    return faults.map((found) => ({
      tried: `${method} ${target} as ${token ? 'admin' : 'anonymous'}`,
      found,
    }));
  });
  return (await Promise.all(breaches)).flat();
}
