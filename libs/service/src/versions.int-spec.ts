import { Body, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiProperty } from '@nestjs/swagger';
import { Authenticated, Public } from '@emporium/auth';
import { Creates, Deprecated, DomainError, Page } from '@emporium/http';
import { ResourceController } from '@emporium/idempotency';
import { IsString } from 'class-validator';
import { runTinyService } from './testing/tiny-service';

class NoSuchNoteError extends DomainError {
  readonly status = 404;
  readonly code = 'NOTE_NOT_FOUND';
}

class WriteDto {
  @ApiProperty()
  @IsString()
  readonly text: string;
}

const TERM = { since: '2026-01-01', sunset: '2026-07-01T12:00:00Z' };

@ResourceController('notes')
class NotesController {
  @Get()
  @Public()
  @Deprecated({ ...TERM, successor: '/v2/notes' })
  @ApiOperation({ summary: 'List' })
  list() {
    return new Page(['a'], { page: 1, limit: 1 }, 2);
  }

  @Get(':id')
  @Public()
  @Deprecated({ ...TERM, successor: '/v2/notes/:id' })
  read(@Param('id') id: string) {
    if (id !== '1') throw new NoSuchNoteError('There is no such note.');
    return { id, text: 'a' };
  }

  @Post()
  @Authenticated()
  @Deprecated({ ...TERM, successor: '/v2/notes' })
  write(@Body() { text }: WriteDto) {
    return { id: '1', text };
  }
}

@ResourceController('v2/notes')
class NotesV2Controller {
  @Get()
  @Public()
  listV2() {
    return { notes: ['a'] };
  }

  @Post()
  @Public()
  @Creates('/v2/notes')
  writeV2(@Body() { text }: WriteDto) {
    return { id: '1', lines: [text] };
  }
}

const DEPRECATION = '@1767225600';
const SUNSET = 'Wed, 01 Jul 2026 12:00:00 GMT';

describe('two versions of a route', () => {
  let service: Awaited<ReturnType<typeof runTinyService>>;
  beforeAll(async () => {
    service = await runTinyService({ controllers: [NotesController, NotesV2Controller] });
  });
  afterAll(() => service.stop());

  const get = (url: string, headers = {}) => service.app.inject({ url, headers });

  it('are both served', async () => {
    expect((await get('/notes')).json()).toMatchObject({ data: ['a'] });
    expect((await get('/v2/notes')).json()).toEqual({ notes: ['a'] });
  });

  it('say on the old one since when it is deprecated, when it ends and what follows', async () => {
    const { headers } = await get('/notes/1', { 'x-forwarded-prefix': '/api/v1' });

    expect(headers).toMatchObject({ deprecation: DEPRECATION, sunset: SUNSET });
    expect(headers.link).toBe('</api/v2/notes/1>; rel="successor-version"');
    expect((await get('/v2/notes')).headers).not.toHaveProperty('deprecation');
  });

  it.each(['GET', 'HEAD'] as const)('keep the links that an answer to %s has', async (method) => {
    const { headers } = await service.app.inject({ method, url: '/notes' });

    expect(headers.link).toBe('</notes?page=2>; rel="next", </v2/notes>; rel="successor-version"');
  });

  it('say so on refusals too, wherever they come from', async () => {
    const json = { 'content-type': 'application/json' };
    const answers = [
      await get('/notes/2'),
      await get('/notes?colour=red'),
      await service.app.inject({ method: 'POST', url: '/notes', payload: { text: 'a' } }),
      await service.app.inject({ method: 'POST', url: '/notes', headers: json, payload: '{"text":' }),
    ];

    expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 400, 401, 400]);
    for (const { headers } of answers) expect(headers).toMatchObject({ deprecation: DEPRECATION });
  });

  it('let nobody write a header through a path', async () => {
    const { headers } = await get('/notes/%0d%0aSet-Cookie:a=b%3e');

    expect(headers.link).toBe('</v2/notes/%0D%0ASet-Cookie%3Aa%3Db%3E>; rel="successor-version"');
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('tell where what the new one created is', async () => {
    const headers = { 'x-forwarded-prefix': '/api' };
    const created = await service.app.inject({
      method: 'POST',
      url: '/v2/notes',
      headers,
      payload: { text: 'a' },
    });

    expect([created.statusCode, created.headers.location]).toEqual([201, '/api/v2/notes/1']);
  });

  it('are told apart in the document', async () => {
    const { paths } = (await get('/docs-json')).json();

    expect(paths['/notes'].get).toMatchObject({ deprecated: true, summary: 'List' });
    expect(paths['/notes'].get['x-deprecation']).toMatchObject({ successor: '/v2/notes' });
    expect(paths['/v2/notes'].get).not.toHaveProperty('deprecated');
  });
});
