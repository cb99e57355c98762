/** http-proxy-middleware on Express, as its README shows it, with keep-alive connections. */
import { Agent } from 'node:http';
import { env } from 'node:process';
import express from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';

const agent = new Agent({ keepAlive: true, maxSockets: 128 });
const app = express();
app.use('/api', createProxyMiddleware({ target: env.UPSTREAM_URL, changeOrigin: true, agent }));
app.listen(Number(env.PORT), '127.0.0.1');
