/** A proxy of nothing but `node:http`: keep-alive connections, streams piped. */
import { Agent, createServer, request as send } from 'node:http';
import { env } from 'node:process';
import { URL } from 'node:url';

const { hostname, port } = new URL(env.UPSTREAM_URL);
const agent = new Agent({ keepAlive: true, maxSockets: 128 });

const server = createServer((request, response) => {
  const { method, headers, url } = request;
  const onward = send(
    { agent, hostname, port, method, headers, path: url.slice('/api'.length) },
    (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    },
  );
  onward.once('error', () => (response.headersSent ? response.destroy() : response.writeHead(502).end()));
  request.pipe(onward);
});
server.listen(env.PORT, '127.0.0.1');
