import { leaksIn } from './leaks';

describe('leaks', () => {
  it.each([
    'Error: no\n    at Thing.do (/srv/app/main.js:1:2)',
    'at node:internal/process/task_queues:95:5',
    'cannot read /srv/app/dist/main.js',
    'connect ECONNREFUSED 10.0.0.3',
    'MaxRetriesPerRequestError',
    'WRONGTYPE Operation against a key',
    'UND_ERR_HEADERS_TIMEOUT',
    'ReplyError: NOSCRIPT No matching script',
    'Request failed: axios',
    '"hash":"$2b$10$abcdefghijklmnopqrstuv"',
    '{"passwordHash":"x"}',
    'TypeError: undefined is not a function',
    'http://127.0.0.1:3001/products',
    'session:01890a5d-ac96-774b-bcce-b302099a8057',
  ])('are seen in: %s', (text) => {
    expect(leaksIn(text)).not.toEqual([]);
  });

  it.each([
    '{"type":"about:blank","title":"Not Found","detail":"There is no such user.","instance":"/api/users/1"}',
    '{"errors":[{"pointer":"#/password","detail":"must be 12 to 72 bytes long"}]}',
    '{"createdAt":"2026-01-15T09:30:00.000Z","price":16.9}',
  ])('are not seen in: %s', (text) => {
    expect(leaksIn(text)).toEqual([]);
  });

  it('are not what the caller said', () => {
    expect(leaksIn('{"name":"ioredis"}', '{"name":"ioredis"}')).toEqual([]);
  });
});
