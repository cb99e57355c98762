import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { logIn } from '@emporium/testing';
import { runTinyService } from '../testing/tiny-service';

const NOTE = JSON.stringify({ text: 'packed' });
/** More than any route takes, in a few bytes. */
const BOMB = gzipSync(JSON.stringify({ text: 'x'.repeat(20_000_000) }));

describe('a body with a content coding', () => {
  let service: Awaited<ReturnType<typeof runTinyService>>;
  let authorization: string;
  beforeAll(async () => {
    service = await runTinyService();
    ({ authorization } = await logIn(service.app));
  });
  afterAll(() => service.stop());

  const post = (payload: Buffer | string, coding: string, headers = {}) =>
    service.app.inject({
      method: 'POST',
      url: '/notes',
      headers: { authorization, 'content-type': 'application/json', 'content-encoding': coding, ...headers },
      payload,
    });

  it.each(['gzip', 'GZIP', 'x-gzip'])('is read when it is packed with %s', async (coding) => {
    const answer = await post(gzipSync(NOTE), coding);

    expect(answer.json()).toMatchObject({ text: 'packed' });
    expect(answer.statusCode).toBe(201);
  });

  it.each(['', 'identity'])('is read as it is when its coding is "%s"', async (coding) => {
    expect((await post(NOTE, coding)).statusCode).toBe(201);
  });

  it.each([
    ['x-unknown', NOTE],
    ['br', brotliCompressSync(NOTE)],
    ['deflate', deflateSync(NOTE)],
    ['gzip, gzip', gzipSync(gzipSync(NOTE))],
    ['br, gzip', gzipSync(NOTE)],
  ])('is refused in %s, with what would do', async (coding, body) => {
    const answer = await post(body, coding);

    expect(answer.json()).toMatchObject({ status: 415, code: 'UNSUPPORTED_CONTENT_CODING' });
    expect(answer.headers['accept-encoding']).toBe('gzip');
  });

  it.each([
    ['nothing of gzip', Buffer.from(NOTE)],
    ['gzip that breaks off', gzipSync(NOTE).subarray(0, -1)],
    ['gzip with something behind', Buffer.concat([gzipSync(NOTE), Buffer.from('{}')])],
    ['gzip that was changed on its way', gzipSync(NOTE).fill(0, 20, 24)],
    ['gzip of no JSON', gzipSync('{')],
  ])('is refused as malformed when it is %s', async (_, body) => {
    expect((await post(body, 'gzip')).json()).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  it('may be in several members, as gzip has it', async () => {
    const members = [NOTE.slice(0, 5), NOTE.slice(5)].map((part) => gzipSync(part));

    expect((await post(Buffer.concat(members), 'gzip')).statusCode).toBe(201);
  });

  it.each([
    ['unpacked', BOMB],
    ['as it is sent', Buffer.alloc(2_000_000)],
  ])('is refused when it is too large %s', async (_, body) => {
    expect((await post(body, 'gzip')).json()).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
  });

  it('counts as the same body under one key, packed or not', async () => {
    const key = { 'idempotency-key': 'packed-or-not' };
    const [packed, plain] = [await post(gzipSync(NOTE), 'gzip', key), await post(NOTE, 'identity', key)];

    expect(plain.json()).toEqual(packed.json());
    expect(plain.headers['idempotency-replayed']).toBe('true');
  });

  it('means nothing where there is no body', async () => {
    const headers = { 'content-encoding': 'x-unknown' };

    expect((await service.app.inject({ url: '/notes', headers })).statusCode).toBe(200);
    expect((await service.app.inject({ method: 'POST', url: '/notes/burn', headers })).statusCode).toBe(204);
  });
});
