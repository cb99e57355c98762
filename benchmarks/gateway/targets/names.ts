/** What targets are called in the tables; the goals refer to these names. */
export const GATEWAY = 'our gateway, everything on';
export const RAW = 'raw node:http';
export const NGINX = 'nginx, one worker';
export const NODE_PROXY = 'node:http proxy';
export const NAIVE = 'Nest + Express + axios';
export const NAIVE_CACHED = 'the same + cache-manager';
export const EXPRESS_PROXY = 'http-proxy-middleware';
export const FAST_GATEWAY = 'fast-gateway';
export const FASTIFY_PROXY = '@fastify/http-proxy';
