import { type Abuse, sendAll } from './abuse';

const SIZE = 256 * 1_024;

/** `{}` and the like, as often as the size allows. */
const fill = (piece: string) =>
  Array(Math.floor(SIZE / (piece.length + 1)))
    .fill(piece)
    .join(',');
const nested = (open: string, close: string) => open.repeat(SIZE / 16) + close.repeat(SIZE / 16);
const unknownFields = `{${Array.from({ length: SIZE / 10 }, (_, number) => `"f${number}":0`).join(',')}}`;
const stackedMarks = JSON.stringify({ name: 'a' + '\u0301\u0323'.repeat(SIZE / 8) });

const BODIES = [
  unknownFields,
  `{"items":[${fill('{}')}]}`,
  `{"items":[${fill('{"a":0}')}]}`,
  `[${fill('0')}]`,
  nested('[', ']'),
  nested('{"a":', '}'),
  stackedMarks,
  `{"token":"${'x'.repeat(SIZE)}"}`,
];
const ROUTES = [
  ['POST', '/users/register'],
  ['POST', '/users/verify'],
  ['POST', '/users/refresh'],
  ['POST', '/orders'],
] as const;

let next = 0;

/** Bodies whose validation would cost seconds, on routes that need no login and on one that does. */
export const badBodies: Abuse = {
  name: 'bad bodies',
  strike: (abuser) =>
    sendAll(
      abuser.client,
      ROUTES.map(([method, path]) => ({
        method,
        path,
        token: abuser.account.token,
        body: BODIES[next++ % BODIES.length],
      })),
    ),
};
