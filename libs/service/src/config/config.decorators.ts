import { applyDecorators } from '@nestjs/common';
import { OptionalField } from '@emporium/http';
import { Expose, Transform, Type } from 'class-transformer';
import { ArrayNotEmpty, IsBoolean, IsInt, IsUrl, Matches, Max, Min } from 'class-validator';

/** A variable that holds a whole number. */
export const IntegerVariable = (min: number, max: number): PropertyDecorator =>
  applyDecorators(
    Expose(),
    Type(() => Number),
    Max(max),
    Min(min),
    IsInt(),
  );

/** A variable that is `true` or `false`. */
export const BooleanVariable = (): PropertyDecorator =>
  applyDecorators(
    Expose(),
    Transform(({ value }: { value: unknown }) =>
      value === 'true' || value === 'false' ? value === 'true' : value,
    ),
    IsBoolean({ message: '$property must be true or false' }),
  );

/** A variable that holds one `http(s)://host:port`, or several separated by commas. */
export const UrlListVariable = (): PropertyDecorator =>
  applyDecorators(
    Expose(),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.split(',').map((url) => url.trim().replace(/\/$/, '')) : value,
    ),
    ArrayNotEmpty(),
    IsUrl(
      {
        protocols: ['http', 'https'],
        require_protocol: true,
        require_tld: false,
        allow_query_components: false,
      },
      { each: true, message: '$property must be one http(s) URL or several separated by commas' },
    ),
  );

/** A variable that holds one `http(s)://host:port`. */
export const UrlVariable = (): PropertyDecorator =>
  applyDecorators(
    Expose(),
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.trim().replace(/\/$/, '') : value,
    ),
    IsUrl(
      {
        protocols: ['http', 'https'],
        require_protocol: true,
        require_tld: false,
        allow_query_components: false,
      },
      { message: '$property must be an http(s) URL' },
    ),
  );

/** A variable that may hold an IP address or the name of a host. */
export const HostVariable = (): PropertyDecorator =>
  applyDecorators(
    Expose(),
    OptionalField(),
    Matches(/^[A-Za-z\d.:-]+$/, { message: '$property must be an IP address or the name of a host' }),
  );

/** A variable that holds a `redis://` or `rediss://` URL. */
export const RedisUrlVariable = (): PropertyDecorator =>
  applyDecorators(
    Expose(),
    IsUrl(
      { protocols: ['redis', 'rediss'], require_protocol: true, require_tld: false },
      { message: '$property must be a redis:// or rediss:// URL' },
    ),
  );
