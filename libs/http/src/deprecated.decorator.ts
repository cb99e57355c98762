import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';
import { type Deprecation, deprecationHeaders } from './deprecation';

/**
 * Marks a handler as deprecated: its responses say so in `Deprecation`, `Sunset` and `Link`, and so does the OpenAPI
 * document. See docs/api-versions.md.
 *
 * @throws RangeError see {@link deprecationHeaders}
 */
export function Deprecated(deprecation: Deprecation): MethodDecorator {
  deprecationHeaders(deprecation);
  return applyDecorators(RouteConfig({ deprecation }), ApiExtension('x-deprecation', { ...deprecation }));
}
