import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError as Violation } from 'class-validator';
import { DomainError } from './domain-error';
import { type InvalidField, pointerTo } from './invalid-field';
import { longTextsOf } from './text.decorators';
import { unfitTexts } from './unfit-texts';

/** The limit of reported errors: nobody mends more at once, and the response must not outgrow the request. */
const MAX_ERRORS = 20;

/** The request is well-formed but its content breaks the rules that the OpenAPI document states. */
export class InvalidRequestError extends DomainError {
  readonly status = 400;
  readonly code = 'VALIDATION_FAILED';
  override readonly details: { readonly errors: readonly InvalidField[] };

  /** @param errors of which the first 20 are reported */
  constructor(errors: readonly InvalidField[]) {
    super(inWords(errors));
    this.details = { errors: errors.slice(0, MAX_ERRORS) };
  }
}

function inWords([first, ...others]: readonly InvalidField[]): string {
  const more = others.length > 0 ? `, and ${others.length} more: see errors` : '';
  return first ? `${first.pointer} ${first.detail}${more}` : 'The request is not valid.';
}

function invalidFields(violations: readonly Violation[], parent = '#'): InvalidField[] {
  return violations.flatMap(({ property, constraints = {}, children = [] }) => {
    const pointer = pointerTo(parent, property);
    const own = Object.values(constraints).map((message) => ({
      pointer,
      detail: message.replace(`property ${property} `, '').replace(`${property} `, ''),
    }));
    return [...own, ...invalidFields(children, pointer)];
  });
}

function refuseUnfitTexts(value: unknown, { metatype }: ArgumentMetadata): void {
  const unfit = unfitTexts(value, longTextsOf(metatype));
  if (unfit.length > 0) throw new InvalidRequestError(unfit);
}

/** Validates bodies and queries by their DTO class; refuses unknown fields and unfit texts. @throws InvalidRequestError */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
      exceptionFactory: (violations) => new InvalidRequestError(invalidFields(violations)),
    });
  }

  /** A body that is absent or no object fails like an empty one, with every missing field named. */
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (metadata.type === 'body' && value !== undefined && !isObject) {
      throw new InvalidRequestError([{ pointer: '#', detail: 'must be a JSON object' }]);
    }
    if (metadata.type !== 'custom') refuseUnfitTexts(value, metadata);
    return super.transform(metadata.type === 'body' ? (value ?? {}) : value, metadata);
  }
}
