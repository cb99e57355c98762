/** @fastify/http-proxy, as its README shows it. */
import { env } from 'node:process';
import proxy from '@fastify/http-proxy';
import fastify from 'fastify';

const app = fastify();
await app.register(proxy, { upstream: env.UPSTREAM_URL, prefix: '/api' });
await app.listen({ port: Number(env.PORT), host: '127.0.0.1' });
