import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { InvalidFieldDto, ValidationFailedDetails } from '@emporium/http';
import { completeOperation } from './complete-operation';
import { completeSchemas, withPlainNames } from './complete-schemas';
import { operationsOf } from './document';
import { ANSWER_HEADERS } from './headers';

/** Describes the service's API; what all operations share is added to each. */
export function describeApi(app: NestFastifyApplication, name: string, description: string): OpenAPIObject {
  const outline = new DocumentBuilder()
    .setTitle(`Emporium ${name}`)
    .setDescription(description)
    .setVersion('1')
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addBearerAuth({
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'accessToken of POST /users/login',
    })
    .build();
  const described = SwaggerModule.createDocument(app, outline, {
    extraModels: [InvalidFieldDto, ValidationFailedDetails],
    operationIdFactory: (_, method) => method,
  });
  const document = withPlainNames(described);
  delete document.info.contact;
  document.components = { ...document.components, headers: ANSWER_HEADERS };
  for (const placed of operationsOf(document)) completeOperation(document, placed);
  document.tags = tagsOf(document);
  completeSchemas(document);
  return document;
}

/** Every tag that an operation has, once. */
const tagsOf = (document: OpenAPIObject) =>
  [...new Set(operationsOf(document).flatMap(({ operation }) => operation.tags ?? []))].map((name) => ({
    name,
  }));
