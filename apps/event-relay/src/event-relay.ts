import { RedisStreamsStrategy } from '@emporium/events';
import type { ServiceDefinition } from '@emporium/service';
import { AppModule } from './app.module';
import { EventRelayConfig } from './event-relay.config';

/** The service as it is started, and as tests run it. */
export const eventRelay: ServiceDefinition<EventRelayConfig> = {
  name: 'event-relay',
  description: 'Passes the events of orders on to RabbitMQ.',
  config: EventRelayConfig,
  module: (config) => AppModule.forRoot(config),
  events: RedisStreamsStrategy,
};
