import { BadRequestException, HttpException, InternalServerErrorException } from '@nestjs/common';
import { DomainError } from '@emporium/http';
import { outcomeOf } from './outcome';

class Failure extends DomainError {
  readonly code = 'FAILED';
  constructor(readonly status: number) {
    super('No.');
  }
}

describe('outcomeOf', () => {
  it.each([
    [new Failure(404), 'response'],
    [new Failure(409), 'response'],
    [new Failure(403), 'nothing'],
    [new Failure(412), 'nothing'],
    [new Failure(500), 'unknown'],
    [new Failure(503), 'unknown'],
    [new BadRequestException(), 'nothing'],
    [new HttpException('too large', 413), 'nothing'],
    [new InternalServerErrorException(), 'unknown'],
    [new HttpException('bad gateway', 502), 'unknown'],
    [new Error('bug'), 'unknown'],
    ['thrown text', 'unknown'],
  ])('of %s is %s', (error, outcome) => {
    expect(outcomeOf(error)).toBe(outcome);
  });
});
