/** The usual shape of a gateway in Nest, as tutorials and the packages' own documentation put it together. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module.mjs';

const app = await NestFactory.create(AppModule);
app.setGlobalPrefix('api');
app.enableCors();
app.enableShutdownHooks();
await app.listen(Number(process.env.PORT), '127.0.0.1');
