import { Body, type DynamicModule, Get, HttpCode, Module, Post, Query, type Type } from '@nestjs/common';
import { ApiOperation, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Authenticated, CurrentUser, type Identity, Internal, Public, Roles } from '@emporium/auth';
import { Creates, DomainError, OptionalField, UnavailableError } from '@emporium/http';
import { startTestRedis } from '@emporium/testing';
import { ResourceController } from '@emporium/idempotency';
import { IsInt, IsString } from 'class-validator';
import { PortVariable, ServiceConfig } from '../config/service.config';
import { ServiceModule } from '../service.module';
import { startTestService } from './start-test-service';

class TinyConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = 0;
}

class OutOfPaperError extends DomainError {
  readonly status = 409;
  readonly code = 'OUT_OF_PAPER';
}

class NoteDto {
  @ApiProperty()
  @IsString()
  readonly text: string;

  @ApiPropertyOptional()
  @OptionalField()
  @IsInt()
  readonly delayMs?: number;
}

class NotesQuery {
  @ApiPropertyOptional()
  @OptionalField()
  @IsString()
  readonly q?: string;
}

/** What the notes controller was asked to write, in sequence. */
export const written: string[] = [];

@ResourceController('notes')
class NotesController {
  @Get()
  @Public()
  @ApiOperation({ summary: 'List' })
  list(@Query() { q }: NotesQuery) {
    return { q: q ?? null };
  }

  @Get('mine')
  @Authenticated()
  mine(@CurrentUser() { userId }: Identity) {
    return { userId };
  }

  @Get('undecorated')
  undecorated() {
    return {};
  }

  @Get('all')
  @Roles('admin')
  all() {
    return {};
  }

  @Post()
  @Authenticated()
  @Creates('/notes')
  async write(@Body() { text, delayMs = 0 }: NoteDto) {
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    written.push(text);
    if (text === 'too long') throw new OutOfPaperError('The paper is too short.');
    if (text === 'away') throw new UnavailableError();
    if (text === 'bug') throw new Error('secret');
    return { id: String(written.length), text };
  }

  @Post('burn')
  @Public()
  @HttpCode(204)
  burn(): void {
    written.push('burnt');
  }
}

@Internal()
@ResourceController('internal/notes')
class InternalNotesController {
  @Get()
  list() {
    return [];
  }
}

@Module({})
class TinyModule {
  static forRoot(config: TinyConfig, controllers: Type[], providers: Type[]): DynamicModule {
    const imports = [ServiceModule.forDomain(config, 'notes:audit')];
    return { module: TinyModule, imports, controllers, providers };
  }
}

export interface TinyServiceOptions {
  /** Variables that differ from the usual. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly controllers?: Type[];
  readonly providers?: Type[];
}

/**
 * A service with everything a service has, on a Redis of its own; its controllers are notes unless others are given.
 */
export async function runTinyService({
  environment,
  controllers = [NotesController, InternalNotesController],
  providers = [],
}: TinyServiceOptions = {}) {
  const redisServer = await startTestRedis();
  const definition = {
    name: 'notes',
    description: 'Notes.',
    config: TinyConfig,
    module: (config: TinyConfig) => TinyModule.forRoot(config, controllers, providers),
  };
  const { app } = await startTestService(definition, { REDIS_URL: redisServer.url, ...environment });
  return {
    app,
    redisServer,
    stop: async () => {
      await app.close();
      await redisServer.stop();
    },
  };
}
