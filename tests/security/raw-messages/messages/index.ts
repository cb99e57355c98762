import { CHUNKS } from './chunks';
import { CONNECTIONS } from './connections';
import { HEADER_LINES } from './header-lines';
import { HOSTS } from './hosts';
import { LENGTHS } from './lengths';
import { REQUEST_LINES } from './request-lines';
import { TRANSFER_ENCODINGS } from './transfer-encodings';

/** Everything that is sent at full speed. */
export const MESSAGES = [
  ...LENGTHS,
  ...TRANSFER_ENCODINGS,
  ...CHUNKS,
  ...HEADER_LINES,
  ...HOSTS,
  ...REQUEST_LINES,
  ...CONNECTIONS,
];
