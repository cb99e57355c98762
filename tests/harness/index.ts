export { type Answer, Client, type Request } from './api/api-client';
export { exitOnSignals } from './cli/exit-on-signals';
export { tell } from './cli/log';
export { Random } from './random';
