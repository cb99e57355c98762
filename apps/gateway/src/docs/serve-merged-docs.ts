import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveDocument } from '@emporium/service';
import { MergedDocs } from './merged-docs';

/** Serves Swagger UI at `/docs` and the document of all services at `/docs-json`. */
export function serveMergedDocs(app: NestFastifyApplication): void {
  const docs = app.get(MergedDocs, { strict: false });
  serveDocument(app, 'Emporium API', () => docs.current());
}
