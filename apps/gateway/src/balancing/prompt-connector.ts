import { buildConnector, errors } from 'undici';

const TIMEOUT_MS = 300;
const connect = buildConnector({ timeout: TIMEOUT_MS });

/** Gives up after 300 ms; undici's own timer ticks so coarsely that it would take a second. */
export const connectPromptly: buildConnector.connector = (options, callback) => {
  let isDecided = false;
  const giveUp = () => {
    if (isDecided) return;
    isDecided = true;
    callback(
      new errors.ConnectTimeoutError(`No connection to ${options.hostname} in ${TIMEOUT_MS} ms`),
      null,
    );
  };
  // After a stall of this process the connection may be there and only its event be late: events go first.
  const timer = setTimeout(() => setImmediate(giveUp), TIMEOUT_MS);
  connect(options, (...result) => {
    clearTimeout(timer);
    if (isDecided) return void result[1]?.destroy();
    isDecided = true;
    callback(...result);
  });
};
