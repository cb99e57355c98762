import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtension, ApiExtraModels, ApiProperty } from '@nestjs/swagger';

/** One violated rule in a problem document. */
export class InvalidFieldDto {
  @ApiProperty({ example: '#/items/0/quantity', description: 'JSON Pointer to the field' })
  readonly pointer: string;

  @ApiProperty({ example: 'must not be less than 1' })
  readonly detail: string;
}

export class ValidationFailedDetails {
  @ApiProperty({
    type: [InvalidFieldDto],
    maxItems: 20,
    description: 'at most 20, the first if there are more',
  })
  readonly errors: InvalidFieldDto[];
}

/** One way for an operation to be refused. */
export interface ProblemKind {
  readonly status: number;
  readonly code: string;
  /** When it happens. */
  readonly description: string;
  /** Name of the schema whose members its problem has besides those of every problem. */
  readonly details?: string;
}

/** When a code happens; with the class of its further members where it has some. */
type CodeDescription = string | readonly [description: string, details: Type];

/** What a problem's extension is called; completing the document turns it into a response. */
export const PROBLEM_EXTENSION = 'x-problem-';

/** Documents how an operation is refused: `{ 404: { PRODUCT_NOT_FOUND: 'there is no such product' } }`. */
export const ApiProblems = (problems: Readonly<Record<number, Readonly<Record<string, CodeDescription>>>>) =>
  applyDecorators(
    ...Object.entries(problems).flatMap(([status, codes]) =>
      Object.entries(codes).flatMap(([code, described]) => apiProblem(Number(status), code, described)),
    ),
  );

function apiProblem(status: number, code: string, described: CodeDescription) {
  const [description, details] = typeof described === 'string' ? [described] : described;
  const kind: ProblemKind = { status, code, description, ...(details && { details: details.name }) };
  return [
    ApiExtension(`${PROBLEM_EXTENSION}${code}`, { ...kind }),
    ...(details ? [ApiExtraModels(details)] : []),
  ];
}
