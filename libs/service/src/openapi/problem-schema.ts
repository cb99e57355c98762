import type { Schema } from './document';

const text = (example: string, description?: string) => ({
  type: 'string',
  example,
  ...(description && { description }),
});

const MEMBERS = {
  type: text('about:blank'),
  title: text('Not Found'),
  status: { type: 'integer', example: 404 },
  detail: text('There is no such product.'),
  instance: text('/api/products/01890a5d-ac96-774b-bcce-b302099a8057'),
  code: text('PRODUCT_NOT_FOUND', 'a stable word to branch on'),
  requestId: text('01890a5d-ac96-774b-bcce-b302099a8057'),
};

/** What every problem has; some have members of their own besides. @see RFC 9457 */
export const PROBLEM_SCHEMA: Schema = {
  type: 'object',
  properties: MEMBERS,
  required: Object.keys(MEMBERS),
};

/** The schema of the problems with one status and code. */
export const schemaOfProblem = (status: number, code: string, details: Schema = {}): Schema => ({
  type: 'object',
  properties: {
    ...MEMBERS,
    status: { type: 'integer', enum: [status] },
    code: { type: 'string', enum: [code] },
    ...details.properties,
  },
  required: [...Object.keys(MEMBERS), ...(details.required ?? [])],
});

/** The members of a problem that others do not have. */
export const detailsOf = ({ properties = {} }: Schema): Schema['properties'] =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => !(name in MEMBERS)));
