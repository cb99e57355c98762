import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiResponse } from '@nestjs/swagger';
import { PROBLEM_JSON } from './problem';

/** One violated rule in a problem document. */
export class InvalidFieldDto {
  @ApiProperty({ example: '#/items/0/quantity', description: 'JSON Pointer to the field' })
  readonly pointer: string;

  @ApiProperty({ example: 'must not be less than 1' })
  readonly detail: string;
}

/** Problem details as the OpenAPI document shows them. @see RFC 9457 */
export class ProblemDto {
  @ApiProperty({ example: 'about:blank' })
  readonly type: string;

  @ApiProperty({ example: 'Not Found' })
  readonly title: string;

  @ApiProperty({ example: 404 })
  readonly status: number;

  @ApiProperty({ example: 'There is no such product.' })
  readonly detail: string;

  @ApiProperty({ example: '/api/products/01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly instance: string;

  @ApiProperty({ example: 'PRODUCT_NOT_FOUND', description: 'a stable word to branch on' })
  readonly code: string;

  @ApiProperty({ example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly requestId: string;

  @ApiPropertyOptional({ type: [InvalidFieldDto], description: 'for VALIDATION_FAILED' })
  readonly errors?: InvalidFieldDto[];
}

/**
 * Documents one error answer of an operation.
 *
 * @param description the codes and when they happen
 */
export const ApiProblem = (status: number, description: string) =>
  applyDecorators(
    ApiResponse({
      status,
      description,
      content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/ProblemDto' } } },
    }),
  );

/** Documents several error answers: `{ 404: 'PRODUCT_NOT_FOUND: …' }`. */
export const ApiProblems = (problems: Readonly<Record<number, string>>) =>
  applyDecorators(
    ...Object.entries(problems).map(([status, description]) => ApiProblem(Number(status), description)),
  );
