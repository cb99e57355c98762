import { Logger } from '@nestjs/common';
import { ToldOrigins } from './published-origins';

describe('ToldOrigins', () => {
  const heard: (readonly string[])[] = [];
  let told: ToldOrigins;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    heard.length = 0;
    told = new ToldOrigins('product-service', ['http://b', 'http://a'], (origins) => heard.push(origins));
  });

  it('begins with the URLs', () => {
    expect(heard).toEqual([['http://a', 'http://b']]);
  });

  it('tells changes only, whatever the sequence of the answer', () => {
    told.tell(['http://a', 'http://b', 'http://a']);
    told.tell(['http://c', 'http://a']);

    expect(heard.slice(1)).toEqual([['http://a', 'http://c']]);
  });

  it('never tells that there is nothing', () => {
    told.tell([]);

    expect(heard).toHaveLength(1);
  });
});
