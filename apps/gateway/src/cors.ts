import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { GatewayConfig } from './gateway.config';

const THIS_MACHINE = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const EXPOSED = [
  ...['Age', 'ETag', 'Idempotency-Replayed', 'Link', 'Location', 'RateLimit', 'RateLimit-Policy'],
  ...['Retry-After', 'X-Cache', 'X-Request-Id'],
];

/** Lets pages of the configured origins call the API. */
export function allowOrigins(app: NestFastifyApplication, { CORS_ORIGINS }: GatewayConfig): void {
  app.enableCors({
    origin: CORS_ORIGINS ? [...CORS_ORIGINS] : THIS_MACHINE,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: EXPOSED,
    maxAge: 600,
    strictPreflight: false,
    // After the hooks that give each answer its request id and headers, so that preflights have them too.
    hook: 'preParsing',
  });
}
