import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { mergeDocuments } from './merge-documents';
import { MergedDocs } from './merged-docs';

/** Serves Swagger UI at `/docs` and the document of all services at `/docs-json`; a login is remembered. */
export function serveMergedDocs(app: NestFastifyApplication): void {
  const docs = app.get(MergedDocs, { strict: false });
  SwaggerModule.setup('docs', app, mergeDocuments([]), {
    jsonDocumentUrl: 'docs-json',
    customSiteTitle: 'Emporium API',
    swaggerOptions: { persistAuthorization: true, tagsSorter: 'alpha' },
    patchDocumentOnRequest: () => docs.current(),
  });
}
