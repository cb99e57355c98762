import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Max, Min, ValidateBy } from 'class-validator';

/** The highest price of one unit. With 100 lines of 10,000 units a total stays an exact integer of cents. */
export const MAX_PRICE = 999_999.99;

/** An amount as the OpenAPI document shows it. */
export const MONEY_SCHEMA = {
  type: 'number',
  multipleOf: 0.01,
  minimum: 0,
  description: 'an amount in the currency of the shop, with at most two decimals',
};

/** Documents a property that is an amount. */
export const ApiMoney = (options: Pick<ApiPropertyOptions, 'description' | 'example'>): PropertyDecorator =>
  ApiProperty({ ...options, allOf: [{ $ref: '#/components/schemas/Money' }] });

/** An amount as clients write it (`99.99`) in cents; exact, since {@link IsMoney} let two decimals pass at most. */
export const toCents = (amount: number): number => Math.round(amount * 100);

/** Cents as clients read them, e.g. 9999 as `99.99`. */
export const fromCents = (cents: number): number => cents / 100;

const hasAtMostTwoDecimals = (value: unknown) =>
  typeof value === 'number' && Number.isFinite(value) && Number(value.toFixed(2)) === value;

/** Accepts a JSON number from 0 to `atMost` with at most two decimals. */
export const IsMoney = (atMost = MAX_PRICE): PropertyDecorator =>
  applyDecorators(
    Max(atMost),
    Min(0),
    ValidateBy({
      name: 'isMoney',
      validator: {
        validate: hasAtMostTwoDecimals,
        defaultMessage: () => '$property must be a number with at most two decimals',
      },
    }),
  );
