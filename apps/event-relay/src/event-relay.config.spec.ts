import { readConfig } from '@emporium/service';
import { EventRelayConfig } from './event-relay.config';

const JWT_SECRET = 'W4t8Zq-0123456789-0123456789-abcdefg';
const read = (BROKER_URL: string, NODE_ENV = 'test') =>
  readConfig(EventRelayConfig, { JWT_SECRET, BROKER_URL, NODE_ENV });

describe('the configuration of event-relay', () => {
  it('does without a RabbitMQ, but not in production', () => {
    expect(read('')).toMatchObject({ PORT: 3004, BROKER_URL: undefined });
    expect(() => read('', 'production')).toThrow('BROKER_URL must be an amqp:// or amqps:// URL');
  });

  it.each(['amqp://relay:secret@rabbitmq:5672', 'amqps://broker.example/shop'])('takes %s', (url) => {
    expect(read(url).BROKER_URL).toBe(url);
  });

  it.each(['http://rabbitmq:15672', 'rabbitmq'])('refuses %s', (url) => {
    expect(() => read(url)).toThrow('BROKER_URL must be an amqp:// or amqps:// URL');
  });
});
