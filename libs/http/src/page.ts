import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { OptionalField } from './optional-field.decorator';

/** The query parameters that every list takes. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 })
  @OptionalField()
  @Max(1_000_000)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  readonly page: number = 1;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 20,
    description: 'items a page',
  })
  @OptionalField()
  @Max(100)
  @Min(1)
  @IsInt()
  @Type(() => Number)
  readonly limit: number = 20;
}

/** How many items a list has in all and which of them this page shows. */
export class PageMetaDto {
  @ApiProperty({ type: 'integer', minimum: 1, example: 1 })
  readonly page: number;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 100, example: 20 })
  readonly limit: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 64 })
  readonly total: number;

  @ApiProperty({ type: 'integer', minimum: 0, example: 4 })
  readonly totalPages: number;
}

/** One page of a list; the representation interceptor adds its `Link` header. */
export class Page<Item> {
  readonly meta: PageMetaDto;

  /** @param total items in the whole list */
  constructor(
    readonly data: readonly Item[],
    { page, limit }: PageQuery,
    total: number,
  ) {
    this.meta = { page, limit, total, totalPages: Math.ceil(total / limit) };
  }
}

/**
 * The `Link` header of a page, with `next` and `prev` where there are such pages.
 *
 * @param url path and query of the request, from which the links differ in `page` alone
 * @see RFC 8288
 */
export function linkHeader(url: string, { page, totalPages }: PageMetaDto): string | undefined {
  const [path, search] = url.split('?', 2);
  const link = (target: number, rel: string) => {
    const query = new URLSearchParams(search);
    query.set('page', String(target));
    return `<${path}?${query.toString()}>; rel="${rel}"`;
  };
  const links = [
    ...(page < totalPages ? [link(page + 1, 'next')] : []),
    ...(page > 1 && totalPages > 0 ? [link(Math.min(page - 1, totalPages), 'prev')] : []),
  ];
  return links.join(', ') || undefined;
}
