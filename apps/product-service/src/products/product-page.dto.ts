import { ApiProperty } from '@nestjs/swagger';
import { PageMetaDto } from '@emporium/http';
import { ProductDto } from './product.dto';

/** What a `Page<ProductDto>` looks like. */
export class ProductPageDto {
  @ApiProperty({ type: [ProductDto] })
  readonly data: readonly ProductDto[];

  @ApiProperty()
  readonly meta: PageMetaDto;
}
