import { Conformance } from '../document/conformance';
import { endpointsOf, fetchDocument } from '../document/document';
import { inLanes } from '../in-lanes';
import type { Breach, Part } from '../part';
import { assembleCast, CALLERS } from './callers';
import { type Cell, type Matrix, tryCell } from './cell';
import { tryMalformedId } from './malformed-ids';
import { RECIPES } from './recipes';

const LANES = 4;
const VERSIONS = ['/api', '/api/v1'] as const;

/** Everybody calls every operation of the document. */
export const accessMatrix: Part = {
  name: 'access matrix',
  claim: 'who asks decides what comes back, for every operation, as the document says',
  async prove(fixture) {
    const document = await fetchDocument(fixture.gatewayUrl);
    const endpoints = endpointsOf(document);
    const matrix: Matrix = {
      fixture,
      cast: await assembleCast(fixture),
      conformance: new Conformance(document),
    };
    const cells: Cell[] = endpoints.flatMap((endpoint) => {
      const recipe = RECIPES[`${endpoint.method} ${endpoint.path}`];
      if (!recipe) return [];
      return CALLERS.flatMap((caller) => VERSIONS.map((version) => ({ endpoint, recipe, caller, version })));
    });
    const found = await inLanes(LANES, cells, (cell) => tryCell(matrix, cell));
    const once = cells.filter(({ caller, version }) => caller === 'anonymous' && version === '/api');
    const malformed = await inLanes(LANES, once, (cell) => tryMalformedId(matrix, cell));
    return {
      tried: cells.length + once.length,
      breaches: [...found.flat(), ...malformed.flat(), ...differences(endpoints)],
    };
  },
};

/** Operations without a recipe, and recipes without an operation: a gap in the proof, or in the document. */
function differences(endpoints: ReturnType<typeof endpointsOf>): Breach[] {
  const documented = endpoints.map(({ method, path }) => `${method} ${path}`);
  return [
    ...documented.filter((name) => !(name in RECIPES)).map((tried) => ({ tried, found: 'nobody tries it' })),
    ...Object.keys(RECIPES)
      .filter((name) => !documented.includes(name))
      .map((tried) => ({ tried, found: 'it is not in the document' })),
  ];
}
