import { codeFaults, type Conformance } from '../document/conformance';
import type { Endpoint } from '../document/document';
import { leaksIn } from '../leaks/leaks';
import type { Breach } from '../part';
import type { Stage } from '../fixture/fixture';
import { ask, type Reply } from '../wire/send-request';
import { problemOf } from '../wire/problem';
import { type Caller, type Cast, tokenOf } from './callers';
import { expectedStatus, isExpected } from './expected-status';
import { fillPath } from './path';
import type { Recipe } from './recipes';

/** What all cells of the matrix share. */
export interface Matrix {
  readonly stage: Stage;
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

/** Sends a cell's valid request and checks that who asks decides what comes back. */
export async function tryCell(matrix: Matrix, cell: Cell): Promise<Breach[]> {
  const { stage, cast, conformance } = matrix;
  const { endpoint, recipe, caller, version } = cell;
  const { method, path, operation } = endpoint;
  const person = caller === 'anonymous' ? undefined : cast[caller];
  const { params, body, token = tokenOf(cast, caller) } = await recipe.prepare(stage, cast, person);
  const target = (template: string, id?: string) => fillPath(template, params, id).replace(/^\/api/, version);
  const reply = await ask(stage.gatewayUrl, { method, path: target(path), token, body });
  const expected = expectedStatus(operation, recipe.isOwned ?? false, caller);
  const code = expected === 'success' ? undefined : OF_STATUS[expected];
  const faults = [
    ...(isExpected(reply.status, expected) ? [] : [`${reply.status}, not ${expected}: ${reply.text}`]),
    ...(code && problemOf(reply).code !== code ? [`the code is ${problemOf(reply).code}, not ${code}`] : []),
    ...conformance.faultsOf(operation, reply),
    ...codeFaults(operation, reply),
    ...leaksIn(reply.text, JSON.stringify(body)),
    ...(expected === 404 ? await oracleFaults(reply, () => askUnknown()) : []),
  ];
  return faults.map((found) => ({ tried: `${method} ${target(path)} as ${caller}`, found }));

  function askUnknown(): Promise<Reply> {
    return ask(stage.gatewayUrl, { method, path: target(path, UNKNOWN), token, body });
  }
}

/** What is somebody else's must look exactly like what is not there. */
async function oracleFaults(foreign: Reply, askUnknown: () => Promise<Reply>): Promise<string[]> {
  const [one, other] = [foreign, await askUnknown()].map((reply) => {
    const { status, code, title, detail } = problemOf(reply);
    return JSON.stringify({ status, code, title, detail, names: Object.keys(problemOf(reply)) });
  });
  return one === other ? [] : [`somebody else's is told from an absent one: ${one}, ${other}`];
}
