import { Logger } from '@nestjs/common';
import { PublishedOrigins } from './published-origins';

describe('PublishedOrigins', () => {
  const heard: (readonly string[])[] = [];
  let published: PublishedOrigins;
  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(() => {
    heard.length = 0;
    published = new PublishedOrigins('product-service', ['http://b', 'http://a'], (origins) =>
      heard.push(origins),
    );
  });

  it('begin with the URLs', () => {
    expect(heard).toEqual([['http://a', 'http://b']]);
  });

  it('publish changes only, whatever the sequence of the origins', () => {
    published.publish(['http://a', 'http://b', 'http://a']);
    published.publish(['http://c', 'http://a']);

    expect(heard.slice(1)).toEqual([['http://a', 'http://c']]);
  });

  it('never publish an empty list', () => {
    published.publish([]);

    expect(heard).toHaveLength(1);
  });
});
