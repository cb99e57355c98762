import fc from 'fast-check';
import { type ApiDocument, resolve, type Schema } from '../../document/document';
import { PASSWORD } from '../../fixture/people';
import { hostileJson } from './hostile';

const KNOWN = 12;
const known = (kind: string) => fc.nat(KNOWN - 1).map((index) => `@${kind}:${index}`);

/** By the name of a property or parameter, what text exists already. */
const BY_NAME: Readonly<Record<string, fc.Arbitrary<string>>> = {
  id: fc.oneof(known('product'), known('order'), known('user')),
  productId: known('product'),
  userId: known('user'),
  sessionId: known('session'),
  token: known('token'),
  refreshToken: known('refresh'),
  email: fc.oneof(
    known('email'),
    fc.uuid().map((id) => `${id}@generated.example`),
  ),
  password: fc.oneof(fc.constant(PASSWORD), fc.string({ minLength: 12, maxLength: 18 })),
  currentPassword: fc.constant(PASSWORD),
  category: fc.constantFrom('Kitchen', 'Garden', 'Lighting'),
};

/**
 * Values that a schema allows, and now and then in any place one that it does not.
 *
 * @param name of the property or parameter
 * @param hostility one in so many values is mutated
 */
export function fromSchema(
  document: ApiDocument,
  schema: Schema,
  name = '',
  hostility = 15,
): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: hostility, arbitrary: valid(document, resolve(document, schema), name, hostility) },
    { weight: 1, arbitrary: hostileJson },
  );
}

function valid(
  document: ApiDocument,
  schema: Schema,
  name: string,
  hostility: number,
): fc.Arbitrary<unknown> {
  const choices = schema.oneOf ?? schema.allOf;
  if (choices)
    return fc.oneof(...choices.map((choice) => valid(document, resolve(document, choice), name, hostility)));
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.type === 'object') return object(document, schema, hostility);
  if (schema.type === 'array')
    return fc.array(fromSchema(document, schema.items ?? {}, name, hostility), {
      minLength: schema.minItems ?? 0,
      maxLength: Math.min(schema.maxItems ?? 4, 4),
    });
  if (schema.type === 'boolean') return fc.boolean();
  if (schema.type === 'integer') return integer(schema);
  if (schema.type === 'number') return integer(schema).map((units) => units + 0.25);
  return BY_NAME[name] ?? text(schema);
}

const integer = ({ minimum = 0, maximum = 1_000 }: Schema) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: minimum, max: Math.min(maximum, minimum + 5) }) },
    { weight: 1, arbitrary: fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) }) },
  );

const text = ({ minLength = 0, maxLength = 60 }: Schema) =>
  fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 60) });

function object(document: ApiDocument, { properties = {}, required = [] }: Schema, hostility: number) {
  const values = Object.entries(properties).map(([name, schema]) => [
    name,
    fromSchema(document, schema, name, hostility),
  ]);
  const model = Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>;
  const whole = fc.record(model, { requiredKeys: [...required] });
  return fc.oneof(
    { weight: hostility, arbitrary: whole },
    { weight: 1, arbitrary: fc.record(model, { requiredKeys: [] }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          whole,
          fc.constantFrom('extra', '__proto__', 'constructor', 'role', 'id', 'stock', ''),
          hostileJson,
        )
        .map(([value, name, extra]) => ({ ...value, [name]: extra })),
    },
  );
}
