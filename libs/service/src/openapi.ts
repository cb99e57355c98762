import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { ProblemDto } from '@emporium/http';
import { completeOperations } from './openapi-operations';

/** Describes the service's API; what all operations share is added to each. */
export function describeApi(app: NestFastifyApplication, name: string, description: string): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle(`Emporium ${name}`)
    .setDescription(description)
    .setVersion('1')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'accessToken of POST /users/login',
    })
    .build();
  const document = SwaggerModule.createDocument(app, outline, {
    extraModels: [ProblemDto],
    operationIdFactory: (_, method) => method,
  });
  completeOperations(document);
  return document;
}

/** Serves Swagger UI at `/docs` and the document at `/docs-json`; a login is remembered over a reload. */
export function serveApiDocs(app: NestFastifyApplication, document: OpenAPIObject): void {
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'docs-json',
    customSiteTitle: document.info.title,
    swaggerOptions: { persistAuthorization: true, tagsSorter: 'alpha' },
  });
}
