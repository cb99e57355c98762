import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, ValidateNested } from 'class-validator';

/** Accepts an array of `min` to `max` objects, each of which is valid by its class. */
export const IsListOf = (
  item: () => new () => object,
  { min, max }: { readonly min: number; readonly max: number },
): PropertyDecorator =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(item),
  );
