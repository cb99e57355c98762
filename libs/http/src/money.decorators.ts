import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { MAX_PRICE } from '@emporium/contracts';
import { Max, Min, ValidateBy } from 'class-validator';

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
