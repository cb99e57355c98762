import { isIP } from 'node:net';
import { applyDecorators } from '@nestjs/common';
import { Expose, Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

const list = (value: string) =>
  value
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);

const RANGE_NAMES = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** An address, a CIDR range, or a name that proxy-addr knows for some. */
function isAddressRange(value: string): boolean {
  const [address = '', prefix, ...rest] = value.split('/');
  if (prefix === undefined) return RANGE_NAMES.has(value) || isIP(address) !== 0;
  const bits = isIP(address) === 6 ? 128 : 32;
  return isIP(address) !== 0 && rest.length === 0 && /^\d{1,3}$/.test(prefix) && Number(prefix) <= bits;
}

const readTrust = (value: string) => {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^\d{1,2}$/.test(value) ? Number(value) : list(value).join(',');
};

/** `true`, `false`, a number of hops, or addresses and CIDR ranges separated by commas. */
export const TrustProxyVariable = (): PropertyDecorator =>
  applyDecorators(
    Expose(),
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? readTrust(value) : value)),
    ValidateBy({
      name: 'isTrust',
      validator: {
        validate: (value) => typeof value !== 'string' || list(value).every(isAddressRange),
        defaultMessage: () =>
          '$property must be true, false, a number of hops, or addresses separated by commas',
      },
    }),
  );

const isOrigin = (value: unknown) =>
  typeof value === 'string' && URL.canParse(value) && new URL(value).origin === value;

/** Web origins such as `https://shop.example`, separated by commas. */
export const OriginListVariable = (): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? list(value) : value)),
    ValidateBy({
      name: 'isOriginList',
      validator: {
        validate: (value) => Array.isArray(value) && value.length > 0 && value.every(isOrigin),
        defaultMessage: () => '$property must be origins such as https://shop.example, separated by commas',
      },
    }),
  );
