import { fastify, type FastifyInstance } from 'fastify';

/** What each process of the floor finds in its environment, beside the URLs of the services that it calls. */
export const { REDIS_URL = '', PORT } = process.env;

/** Serves what `register` puts on a bare Fastify. */
export async function serve(register: (app: FastifyInstance) => void | Promise<void>): Promise<void> {
  const app = fastify();
  await register(app);
  await app.listen({ port: Number(PORT), host: '127.0.0.1' });
}
