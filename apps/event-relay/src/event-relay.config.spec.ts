import { readConfig } from '@emporium/service';
import { EventRelayConfig } from './event-relay.config';

const JWT_SECRET = 'W4t8Zq-0123456789-0123456789-abcdefg';
const read = (BROKER_URL: string) => readConfig(EventRelayConfig, { JWT_SECRET, BROKER_URL });

describe('the configuration of event-relay', () => {
  it('looks for RabbitMQ on this machine', () => {
    expect(read('')).toMatchObject({ PORT: 3004, BROKER_URL: 'amqp://127.0.0.1:5672' });
  });

  it.each(['amqp://relay:secret@rabbitmq:5672', 'amqps://broker.example/shop'])('takes %s', (url) => {
    expect(read(url).BROKER_URL).toBe(url);
  });

  it.each(['http://rabbitmq:15672', 'rabbitmq'])('refuses %s', (url) => {
    expect(() => read(url)).toThrow('BROKER_URL must be an amqp:// or amqps:// URL');
  });
});
