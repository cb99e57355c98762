import { MAX_LINES, MAX_QUANTITY } from '@emporium/contracts';
import { IsListOf, IsUuid, OptionalField } from '@emporium/http';
import { IsInt, Max, Min } from 'class-validator';

export class ReservationLineDto {
  @IsUuid()
  readonly productId: string;

  @Max(MAX_QUANTITY)
  @Min(1)
  @IsInt()
  readonly quantity: number;
}

export class ReserveDto {
  @IsListOf(() => ReservationLineDto, { min: 1, max: MAX_LINES })
  readonly lines: ReservationLineDto[];

  @OptionalField()
  @Min(0)
  @IsInt()
  readonly expectedTotalCents?: number;
}
