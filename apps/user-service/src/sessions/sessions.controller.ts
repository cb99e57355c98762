import { Delete, Get, HttpCode } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentUser, type Identity } from '@emporium/auth';
import { ApiProblems, type Preconditions, RequestPreconditions, UuidParam } from '@emporium/http';
import { ResourceController } from '@emporium/idempotency';
import { SessionListDto } from './session.dto';
import { SessionsService } from './sessions.service';

const USER_NOT_FOUND = { USER_NOT_FOUND: 'no such user, or somebody else' };

@ApiTags('sessions')
@ResourceController('users/:id/sessions')
export class SessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Get()
  @Authenticated()
  @ApiOperation({ summary: 'List the devices that a user is logged in on, last seen first' })
  @ApiOkResponse({ type: SessionListDto })
  @ApiProblems({ 404: USER_NOT_FOUND })
  listSessions(@CurrentUser() caller: Identity, @UuidParam('id') id: string): Promise<SessionListDto> {
    return this.sessions.list(caller, id);
  }

  @Delete(':sessionId')
  @Authenticated()
  @HttpCode(204)
  @ApiOperation({ summary: 'Log a device out' })
  @ApiNoContentResponse()
  @ApiProblems({ 404: { ...USER_NOT_FOUND, SESSION_NOT_FOUND: 'it has ended' } })
  endSession(
    @CurrentUser() caller: Identity,
    @UuidParam('id') id: string,
    @UuidParam('sessionId') sessionId: string,
    @RequestPreconditions() conditions: Preconditions,
  ): Promise<void> {
    return this.sessions.end(caller, id, sessionId, conditions);
  }
}
