import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';
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

  @ApiPropertyOptional({
    minLength: 1,
    maxLength: 2000,
    description:
      'goes on behind the last row of the page whose Link: rel="next" gave it, whatever was added or deleted since; ' +
      'instead of page, and with the other parameters as they were',
  })
  @OptionalField()
  @Length(1, 2000)
  @IsString()
  readonly after?: string;
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

/** How a client gets on in a list that can be continued behind a row. */
export interface Walk {
  /** The value of `after` that leads to the next page; absent on the last. */
  readonly next?: string;
  /** Pages that can be requested by their number. */
  readonly numberedPages: number;
}

/** One page of a list; its `Link` header is added when it is sent. */
export class Page<Item> {
  readonly meta: PageMetaDto;
  /** Not part of the body. */
  readonly #walk: Walk | undefined;

  /**
   * @param total items in the whole list
   * @param walk absent for a list of numbered pages alone
   */
  constructor(
    readonly data: readonly Item[],
    { page, limit }: Pick<PageQuery, 'page' | 'limit'>,
    total: number,
    walk?: Walk,
  ) {
    this.meta = { page, limit, total, totalPages: Math.ceil(total / limit) };
    this.#walk = walk;
  }

  get walk(): Walk | undefined {
    return this.#walk;
  }
}

/**
 * The `Link` header of a page, with `next` and `prev` where there are such pages.
 *
 * @param url path and query of the request; the links differ from it only in `page` and `after`
 * @see RFC 8288
 */
export function linkHeader(url: string, { page, totalPages }: PageMetaDto, walk?: Walk): string | undefined {
  const [path, search] = url.split('?', 2);
  const link = (name: 'page' | 'after', value: string | number, rel: string) => {
    const query = new URLSearchParams(search);
    query.delete('after');
    query.delete('page');
    query.set(name, String(value));
    return `<${path}?${query.toString()}>; rel="${rel}"`;
  };
  const before = Math.min(page - 1, totalPages);
  const links = [
    ...(walk?.next !== undefined ? [link('after', walk.next, 'next')] : []),
    ...(!walk && page < totalPages ? [link('page', page + 1, 'next')] : []),
    ...(before >= 1 && before <= (walk?.numberedPages ?? Infinity) ? [link('page', before, 'prev')] : []),
  ];
  return links.join(', ') || undefined;
}
