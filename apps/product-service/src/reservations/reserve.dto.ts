import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

export class ReservationLineDto {
  @IsUUID()
  readonly productId: string;

  @Max(10_000)
  @Min(1)
  @IsInt()
  readonly quantity: number;
}

export class ReserveDto {
  @ArrayMaxSize(100)
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => ReservationLineDto)
  readonly lines: ReservationLineDto[];

  @ValidateIf((_, value) => value !== undefined)
  @Min(0)
  @IsInt()
  readonly expectedTotalCents?: number;
}
