import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import { type Deprecation, deprecationHeaders } from './deprecation';

/**
 * The handler is being given up: its answers say so in `Deprecation`, `Sunset` and `Link`, and so does the OpenAPI
 * document. See docs/api-versions.md.
 *
 * @throws RangeError see {@link deprecationHeaders}
 */
export function Deprecated(deprecation: Deprecation): MethodDecorator {
  deprecationHeaders(deprecation);
  return applyDecorators(RouteConfig({ deprecation }), ApiExtension('x-deprecation', { ...deprecation }));
}
