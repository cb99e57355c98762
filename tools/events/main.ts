import { existsSync } from 'node:fs';
import { ORDER_EVENT_STREAMS } from '@emporium/order-data';
import { connect } from './connection';
import { HELP } from './help';
import { readOptions } from './options';
import { revive, rewind } from './replay';
import { status } from './status';
import { tail } from './tail';

/** `npm run events`: look at the events of orders, and have them delivered again. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.command === 'help') return console.log(HELP);
  if (existsSync('.env')) process.loadEnvFile('.env');
  const redis = await connect(process.env);
  switch (options.command) {
    case 'tail':
      return tail(redis, ORDER_EVENT_STREAMS, options);
    case 'status':
      return status(redis, ORDER_EVENT_STREAMS);
    case 'rewind':
      return rewind(redis, ORDER_EVENT_STREAMS, options);
    case 'revive':
      return revive(redis, ORDER_EVENT_STREAMS, options);
  }
}

// The reader of a pipe may go away.
process.stdout.on('error', () => process.exit(0));

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
