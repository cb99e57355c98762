/** fast-gateway, as its README shows it. */
import { env } from 'node:process';
import gateway from 'fast-gateway';

const server = gateway({ routes: [{ prefix: '/api', target: env.UPSTREAM_URL }] });
await server.start(Number(env.PORT), '127.0.0.1');
