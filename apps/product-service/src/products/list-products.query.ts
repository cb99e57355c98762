import { ApiPropertyOptional } from '@nestjs/swagger';
import { MAX_PRICE } from '@emporium/contracts';
import { IsMoney, IsSearchText, OptionalField, PageQuery } from '@emporium/http';
import { Transform } from 'class-transformer';
import { IsIn } from 'class-validator';

export const SORTS = ['relevance', 'createdAt', '-createdAt', 'price', '-price', 'name', '-name'] as const;

/** Converts a parameter to a number, except an empty one, of which `Number` makes 0. */
const NumberParameter = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && value.trim() !== '' ? Number(value) : value,
  );

const price = (description: string) =>
  ApiPropertyOptional({ type: 'number', minimum: 0, maximum: MAX_PRICE, multipleOf: 0.01, description });

/** A product must satisfy all filters that are given. */
export class ListProductsQuery extends PageQuery {
  @ApiPropertyOptional({ minLength: 1, maxLength: 64, description: 'only this category, compared exactly' })
  @OptionalField()
  @IsSearchText(1, 64)
  readonly category?: string;

  @ApiPropertyOptional({
    maxLength: 200,
    description:
      'words to find in name or description, all of them, whatever their case, accents and hyphens; from two letters ' +
      'on also the beginning of a word (of the first 500 in the alphabet, if there are more). Where that finds ' +
      'nothing, what stands inside of words is found, else words with one wrong letter. At most 16 words',
  })
  @OptionalField()
  @IsSearchText(0, 200)
  readonly q?: string;

  @price('lowest price, inclusive')
  @OptionalField()
  @IsMoney()
  @NumberParameter()
  readonly minPrice?: number;

  @price('highest price, inclusive; not below minPrice')
  @OptionalField()
  @IsMoney()
  @NumberParameter()
  readonly maxPrice?: number;

  @ApiPropertyOptional({
    type: 'boolean',
    description: 'true: only products in stock; false: only those that are out of stock',
  })
  @OptionalField()
  @IsIn(['true', 'false'])
  readonly inStock?: 'true' | 'false';

  @ApiPropertyOptional({
    enum: SORTS,
    enumName: 'ProductSort',
    description:
      'a minus sorts downwards; equals follow in the order of their ids. Without it a list with q is sorted by ' +
      'relevance (in the name before in the description, whole words before beginnings, then the newest first), any ' +
      'other by -createdAt. Names are sorted as readers expect, whatever case and accents, 9 before 10',
  })
  @OptionalField()
  @IsIn(SORTS)
  readonly sort?: (typeof SORTS)[number];
}
