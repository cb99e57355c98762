import { BadRequestException, InternalServerErrorException, NotFoundException } from '@nestjs/common';
import { StaleResourceError, UnavailableError } from './domain-error';
import { isFault, problemOf } from './problem';
import { InvalidRequestError } from './validation';

const render = (error: unknown) => problemOf(error, '/orders', 'r1');

describe('problem details', () => {
  it('tell a domain error with its code and details', () => {
    const errors = [{ pointer: '#/name', detail: 'must be a string' }];
    expect(render(new InvalidRequestError(errors)).problem).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: '#/name must be a string',
      instance: '/orders',
      code: 'VALIDATION_FAILED',
      requestId: 'r1',
      errors,
    });
  });

  it.each([
    [new NotFoundException('Cannot GET /secret/path'), 404, 'ROUTE_NOT_FOUND'],
    [new BadRequestException('Unexpected token } in JSON'), 400, 'BAD_REQUEST'],
    [{ statusCode: 413, message: 'FST_ERR_CTP_BODY_TOO_LARGE' }, 413, 'PAYLOAD_TOO_LARGE'],
    [{ statusCode: 415 }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [new StaleResourceError(), 412, 'PRECONDITION_FAILED'],
  ])('of %p have status %i and code %s', (error, status, code) => {
    expect(render(error).problem).toMatchObject({ status, code });
    expect(isFault(error)).toBe(false);
  });

  it.each([
    new Error('wrong password admin:secret'),
    new InternalServerErrorException('secret'),
    { statusCode: 502, message: 'secret' },
    'secret',
    undefined,
  ])('keep %p to ourselves', (error) => {
    const { problem } = render(error);
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL_ERROR' });
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(isFault(error)).toBe(true);
  });

  it.each([
    new Error('Connection is closed.'),
    new Error('Command timed out'),
    new Error('LOADING Redis is loading the dataset in memory'),
    new Error("OOM command not allowed when used memory > 'maxmemory'."),
    new UnavailableError(),
  ])('say of "%s" when to try again', (error) => {
    const { problem, headers } = render(error);
    expect(problem).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' });
    expect(headers['Retry-After']).toBe('1');
  });
});
