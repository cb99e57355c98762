import { withContext } from '@emporium/http';
import { createPino, NestLogger } from './logger';
import type { ServiceConfig } from '../config/service.config';

const TRACE_ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const CONTEXT = { requestId: 'r-1', traceparent: `00-${TRACE_ID}-00f067aa0ba902b7-01` };

describe('a service’s log', () => {
  const lines: any[] = [];
  const pino = createPino('notes', { LOG_LEVEL: 'info', NODE_ENV: 'production' } as ServiceConfig, {
    output: { write: (line) => lines.push(JSON.parse(line)) },
  });
  const logger = new NestLogger(pino);
  beforeEach(() => (lines.length = 0));

  it('is JSON with the service, the level by name and the time', () => {
    logger.log('it starts', 'Service');

    expect(lines).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        service: 'notes',
        context: 'Service',
        msg: 'it starts',
      },
    ]);
  });

  it('ties lines to their request', () => {
    withContext(CONTEXT, () => logger.warn('odd'));

    expect(lines[0]).toMatchObject({ requestId: 'r-1', traceId: TRACE_ID, msg: 'odd' });
  });

  it('tells what an error is, and nothing that hangs on it', () => {
    const error = Object.assign(new Error('refused'), {
      code: 'ECONNREFUSED',
      command: { args: ['a secret'] },
      config: { headers: { Authorization: 'Bearer a secret' } },
    });
    logger.error({ msg: 'it failed', err: error });

    expect(lines[0].err).toEqual({
      type: 'Error',
      message: 'refused',
      code: 'ECONNREFUSED',
      stack: expect.stringContaining('logger.spec'),
    });
  });

  it('tells no secrets, wherever they are', () => {
    const secrets = { password: 'a secret', refreshToken: 'a secret' };
    logger.log({ ...secrets, body: secrets, request: { headers: { authorization: 'a secret' } } });

    expect(JSON.stringify(lines)).not.toContain('a secret');
    expect(lines[0].body).toEqual({ password: '[Redacted]', refreshToken: '[Redacted]' });
  });
});
