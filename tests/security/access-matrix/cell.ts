import { codeFaults, type Conformance } from '../document/conformance';
import type { Endpoint } from '../document/document';
import { leaksIn } from '../leaks/leaks';
import type { Breach } from '../part';
import type { Fixture } from '../fixture/fixture';
import { sendRequest, type HttpResponse } from '../wire/send-request';
import { problemOf } from '../wire/problem';
import { type Caller, type Cast, tokenOf } from './callers';
import { expectedStatus, isExpected } from './expected-status';
import { fillPath } from './path';
import type { Recipe } from './recipes';

/** What all cells of the matrix share. */
export interface Matrix {
  readonly fixture: Fixture;
  readonly cast: Cast;
  readonly conformance: Conformance;
}

/** One field of the matrix. `version` is how the path begins. */
export interface Cell {
  readonly endpoint: Endpoint;
  readonly recipe: Recipe;
  readonly caller: Caller;
  readonly version: '/api' | '/api/v1';
}

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';
const OF_STATUS: Readonly<Record<number, string>> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' };

/** Sends a cell's valid request and checks that the response is the one for its caller. */
export async function tryCell(matrix: Matrix, cell: Cell): Promise<Breach[]> {
  const { fixture, cast, conformance } = matrix;
  const { endpoint, recipe, caller, version } = cell;
  const { method, path, operation } = endpoint;
  const person = caller === 'anonymous' ? undefined : cast[caller];
  const { params, body, token = tokenOf(cast, caller) } = await recipe.prepare(fixture, cast, person);
  const target = (template: string, id?: string) => fillPath(template, params, id).replace(/^\/api/, version);
  const response = await sendRequest(fixture.gatewayUrl, { method, path: target(path), token, body });
  const expected = expectedStatus(operation, recipe.isOwned ?? false, caller);
  const code = expected === 'success' ? undefined : OF_STATUS[expected];
  const faults = [
    ...(isExpected(response.status, expected)
      ? []
      : [`${response.status}, not ${expected}: ${response.text}`]),
    ...(code && problemOf(response).code !== code
      ? [`the code is ${problemOf(response).code}, not ${code}`]
      : []),
    ...conformance.faultsOf(operation, response),
    ...codeFaults(operation, response),
    ...leaksIn(response.text, JSON.stringify(body)),
    ...(expected === 404 ? await oracleFaults(response, () => sendUnknown()) : []),
  ];
  return faults.map((found) => ({ tried: `${method} ${target(path)} as ${caller}`, found }));

  function sendUnknown(): Promise<HttpResponse> {
    return sendRequest(fixture.gatewayUrl, { method, path: target(path, UNKNOWN), token, body });
  }
}

/** What is somebody else's must look exactly like what is not there. */
async function oracleFaults(
  foreign: HttpResponse,
  sendUnknown: () => Promise<HttpResponse>,
): Promise<string[]> {
  const [one, other] = [foreign, await sendUnknown()].map((response) => {
    const { status, code, title, detail } = problemOf(response);
    return JSON.stringify({ status, code, title, detail, names: Object.keys(problemOf(response)) });
  });
  return one === other ? [] : [`somebody else's differs from an absent one: ${one}, ${other}`];
}
