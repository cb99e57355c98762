import { STATUS_CODES } from 'node:http';
import { PROBLEM_JSON, problemOf, requestIdFrom } from '@emporium/http';
import type { FastifyInstance } from 'fastify';

const STATUS = 417;

/** Answers `Expect` with anything but `100-continue`, before a request is made of it. @see RFC 9110, 10.1.1 */
export function refuseExpectations({ server }: FastifyInstance): void {
  server.on('checkExpectation', (request, response) => {
    const { problem } = problemOf({ statusCode: STATUS }, '/', requestIdFrom(request.headers));
    response.writeHead(STATUS, STATUS_CODES[STATUS], {
      'content-type': PROBLEM_JSON,
      'x-request-id': problem.requestId,
      connection: 'close',
    });
    response.end(JSON.stringify(problem));
  });
}
