export { eventually, type EventuallyOptions } from './eventually';
export { startTestRedis } from './start-test-redis';
export { logIn, type LoggedIn } from './log-in';
