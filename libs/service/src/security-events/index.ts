export * from './security-event';
export * from './security-events';
