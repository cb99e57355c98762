import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { jsonOf, type Reply } from '../wire/send-request';
import { problemFault, problemOf } from '../wire/problem';
import type { ApiDocument, DocumentedResponse, Operation, Schema } from './document';

/** Checks answers against what the document promises. */
export class Conformance {
  private readonly validators = new Map<Schema, ValidateFunction>();
  /** 273.9 and 1,207,223,858.43 are multiples of 0.01, whatever dividing them as binary fractions leaves over. */
  private readonly ajv = addFormats(new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 3 }));

  constructor(private readonly document: ApiDocument) {}

  /** Says what the document does not promise of an answer: its status, media type or fields. */
  faultsOf(operation: Operation, reply: Reply): string[] {
    const { status } = reply;
    const response = operation.responses[String(status)];
    if (!response) return [`${status} ${problemOf(reply).code ?? ''} is not documented`];
    if (status === 304 || status === 204) return reply.text === '' ? [] : [`${status} has a body`];
    const fault = status >= 400 ? problemFault(reply) : undefined;
    return fault ? [fault] : this.contentFaults(response, reply);
  }

  private contentFaults({ content = {} }: DocumentedResponse, reply: Reply): string[] {
    const [documented] = Object.entries(content);
    if (!documented) return reply.text === '' ? [] : ['an undocumented body'];
    const [mediaType, { schema }] = documented;
    const actual = reply.headers['content-type'] ?? 'no content type';
    if (!actual.startsWith(mediaType)) return [`${reply.status} is ${actual}, documented as ${mediaType}`];
    const validate = this.validatorFor(schema);
    if (validate(jsonOf(reply))) return [];
    return [`${reply.status} differs from its schema: ${this.ajv.errorsText(validate.errors)}`];
  }

  private validatorFor(schema: Schema): ValidateFunction {
    const known = this.validators.get(schema);
    if (known) return known;
    const validate = this.ajv.compile({ ...schema, components: this.document.components });
    this.validators.set(schema, validate);
    return validate;
  }
}

const CODE = /\b[A-Z]{2,}(?:_[A-Z]+)+\b|\bFORBIDDEN\b|\bUNAUTHENTICATED\b/g;

/** Says when a problem's code is not among those that the document names for its status. */
export function codeFaults({ responses }: Operation, reply: Reply): string[] {
  const { description = '' } = responses[String(reply.status)] ?? {};
  const { code } = problemOf(reply);
  const documented = description.match(CODE);
  if (reply.status < 400 || !documented || code === undefined || documented.includes(code)) return [];
  return [`${reply.status} has the code ${code}, documented as ${documented.join(', ')}`];
}
