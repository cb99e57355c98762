import { createHash } from 'node:crypto';
import { namesTag } from '@emporium/http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** An OpenAPI document, serialized once. */
export class ServedDocument {
  readonly bytes: Buffer;
  readonly etag: string;

  constructor(document: OpenAPIObject) {
    this.bytes = Buffer.from(JSON.stringify(document));
    this.etag = `"${createHash('sha1').update(this.bytes).digest('base64url')}"`;
  }
}

/**
 * Serves the document at `/docs-json`, and at `/docs` a Swagger UI that fetches it and keeps a login over a reload.
 *
 * @param current the document as it is now
 */
export function serveDocument(
  app: NestFastifyApplication,
  title: string,
  current: () => ServedDocument | Promise<ServedDocument>,
): void {
  app.getHttpAdapter().get('/docs-json', async (request: FastifyRequest, reply: FastifyReply) => {
    const { bytes, etag } = await current();
    const known = request.headers['if-none-match'];
    void reply.headers({ etag, 'cache-control': 'no-cache' });
    if (known !== undefined && namesTag(known, etag)) return reply.status(304).send();
    return reply.type('application/json; charset=utf-8').send(bytes);
  });
  // Otherwise the document would be in the page, serialized for each request.
  const noDocument = undefined as unknown as OpenAPIObject;
  SwaggerModule.setup('docs', app, () => noDocument, {
    raw: false,
    swaggerUrl: '/docs-json',
    customSiteTitle: title,
    swaggerOptions: { persistAuthorization: true, tagsSorter: 'alpha' },
  });
}
