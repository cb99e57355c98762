import { ApiProperty } from '@nestjs/swagger';

export class CategoryDto {
  @ApiProperty({ example: 'Kitchen' })
  readonly name: string;

  @ApiProperty({ type: 'integer', minimum: 1, example: 42 })
  readonly productCount: number;
}

export class CategoriesDto {
  @ApiProperty({ type: [CategoryDto], description: 'in the order of their names' })
  readonly data: CategoryDto[];
}
