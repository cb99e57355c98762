/** The least that an HTTP server in Node can do: answers from memory. Both the yardstick and the upstream of proxies. */
import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { env } from 'node:process';

const answers = new Map(
  Object.entries(JSON.parse(readFileSync(env.ANSWERS_FILE, 'utf8'))).map(([path, body]) => [
    path,
    Buffer.from(body),
  ]),
);

const server = createServer((request, response) => {
  // fast-gateway writes a "?" even when nothing follows it.
  const body = answers.get(request.url.endsWith('?') ? request.url.slice(0, -1) : request.url);
  if (!body) return response.writeHead(404).end();
  response.writeHead(200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': body.length,
  });
  response.end(body);
});
server.keepAliveTimeout = 72_000;
server.listen(env.PORT, '127.0.0.1');
