import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { jsonOf, type HttpResponse } from '../wire/send-request';
import { problemFault, problemOf } from '../wire/problem';
import type { ApiDocument, DocumentedResponse, Operation, Schema } from './document';

/** Checks answers against what the document promises. */
export class Conformance {
  private readonly validators = new Map<Schema, ValidateFunction>();
  /** 273.9 and 1,207,223,858.43 are multiples of 0.01, whatever dividing them as binary fractions leaves over. */
  private readonly ajv = addFormats(new Ajv({ strict: false, allErrors: true, multipleOfPrecision: 3 }));

  constructor(private readonly document: ApiDocument) {}

  /** Says what the document does not promise of an answer: its status, media type or fields. */
  faultsOf(operation: Operation, response: HttpResponse): string[] {
    const { status } = response;
    const documented = operation.responses[String(status)];
    if (!documented) return [`${status} ${problemOf(response).code ?? ''} is not documented`];
    if (status === 304 || status === 204) return response.text === '' ? [] : [`${status} has a body`];
    const fault = status >= 400 ? problemFault(response) : undefined;
    return fault ? [fault] : this.contentFaults(documented, response);
  }

  private contentFaults({ content = {} }: DocumentedResponse, response: HttpResponse): string[] {
    const [documented] = Object.entries(content);
    if (!documented) return response.text === '' ? [] : ['an undocumented body'];
    const [mediaType, { schema }] = documented;
    const actual = response.headers['content-type'] ?? 'no content type';
    if (!actual.startsWith(mediaType)) return [`${response.status} is ${actual}, documented as ${mediaType}`];
    const validate = this.validatorFor(schema);
    if (validate(jsonOf(response))) return [];
    return [`${response.status} differs from its schema: ${this.ajv.errorsText(validate.errors)}`];
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
export function codeFaults({ responses }: Operation, response: HttpResponse): string[] {
  const { description = '' } = responses[String(response.status)] ?? {};
  const { code } = problemOf(response);
  const documented = description.match(CODE);
  if (response.status < 400 || !documented || code === undefined || documented.includes(code)) return [];
  return [`${response.status} has the code ${code}, documented as ${documented.join(', ')}`];
}
