export * from './backlog';
export * from './dead-letters';
export * from './event-context';
export * from './event-controller';
export * from './event-log';
export * from './not-now.error';
export * from './position';
export * from './redis-streams.strategy';
