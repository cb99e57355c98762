import { IsListOf, IsUuid, OptionalField } from '@emporium/http';
import { IsInt, Max, Min } from 'class-validator';

export class ReservationLineDto {
  @IsUuid()
  readonly productId: string;

  @Max(10_000)
  @Min(1)
  @IsInt()
  readonly quantity: number;
}

export class ReserveDto {
  @IsListOf(() => ReservationLineDto, { min: 1, max: 100 })
  readonly lines: ReservationLineDto[];

  @OptionalField()
  @Min(0)
  @IsInt()
  readonly expectedTotalCents?: number;
}
