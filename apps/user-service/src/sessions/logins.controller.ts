import { createHash } from 'node:crypto';
import { Body, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentUser, type Identity, Public } from '@emporium/auth';
import { ApiProblems } from '@emporium/http';
import {
  idempotencyKeyOf,
  OperationId,
  OwnIdempotency,
  REPLAYED_HEADER,
  Replayed,
  ResourceController,
  WithoutEffect,
} from '@emporium/idempotency';
import { GoesOnWhenFull } from '@emporium/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DeviceToken, setDeviceCookie } from './device-cookie';
import { LiveLogin } from './live-login';
import {
  LoginAnswerDto,
  LoginDto,
  RefreshDto,
  type VerificationDto,
  VerifyDto,
  ApiVerification,
} from './login.dto';
import { LoginsService } from './logins.service';
import { ACCESS_TOKEN_SECONDS } from './session-tokens';
import { UserAgent } from './user-agent.decorator';

@ApiTags('sessions')
@ResourceController('users')
@GoesOnWhenFull()
export class LoginsController {
  constructor(private readonly logins: LoginsService) {}

  @Post('login')
  @Public()
  @Replayed({ while: LiveLogin, forSeconds: ACCESS_TOKEN_SECONDS })
  @HttpCode(200)
  @ApiOperation({
    summary: 'Log in with address and password',
    description:
      'Sets the cookie `device`, by which the account knows this device again: sent along, or its value in ' +
      "`X-Device-Token`, it is not held to what others' failed logins have locked.",
  })
  @ApiHeader({ name: 'X-Device-Token', required: false, description: 'value of the cookie `device`' })
  @ApiOkResponse({
    type: LoginAnswerDto,
    headers: { 'Set-Cookie': { description: 'the cookie `device`', schema: { type: 'string' } } },
  })
  @ApiProblems({
    401: { INVALID_CREDENTIALS: 'unknown address or wrong password' },
    429: { RATE_LIMITED: 'too many attempts, or failed ones to this account; try again after Retry-After' },
    503: { OVERLOADED: 'more passwords are to be hashed than can be in time; try again after Retry-After' },
  })
  async login(
    @Body() credentials: LoginDto,
    @UserAgent() userAgent: string,
    @DeviceToken() deviceToken: string | undefined,
    @OperationId() operationId: string | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const login = await this.logins.login(credentials, { userAgent, deviceToken, operationId });
    setDeviceCookie(request, reply, login.deviceToken);
    return login.answer;
  }

  /** The session stores the operation that refreshed it last, so the key needs no record of its own. */
  @Post('refresh')
  @Public()
  @OwnIdempotency()
  @HttpCode(200)
  @ApiOperation({
    summary: 'Exchange a refresh token for new tokens',
    description:
      'A refresh token works once. The one used last gets the same answer again for 10 s, and under the same ' +
      '`Idempotency-Key` for as long as no newer one is used; using an older one ends the whole session. A session ' +
      'ends 30 days after its last refresh, and 90 days after its login at the latest.',
  })
  @ApiOkResponse({ type: LoginAnswerDto })
  @ApiProblems({
    401: {
      INVALID_REFRESH_TOKEN: 'the refresh token is not valid, or its session has ended',
      REFRESH_TOKEN_REUSED: 'it was used before; the session is ended',
    },
  })
  async refreshTokens(
    @Body() { refreshToken }: RefreshDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginAnswerDto> {
    const key = idempotencyKeyOf(request);
    const { answer, isRepeat } = await this.logins.refresh(refreshToken, key && digestOf(key));
    if (isRepeat) void reply.header(...REPLAYED_HEADER);
    return answer;
  }

  @Post('logout')
  @Authenticated()
  @HttpCode(204)
  @ApiOperation({ summary: 'End this session, at once and everywhere' })
  @ApiNoContentResponse()
  logout(@CurrentUser() caller: Identity): Promise<void> {
    return this.logins.logout(caller);
  }

  @Post('verify')
  @Public()
  @WithoutEffect()
  @HttpCode(200)
  @ApiOperation({ summary: 'Tell whether an access token is valid, and whose it is' })
  @ApiVerification()
  verifyToken(@Body() { token }: VerifyDto): Promise<VerificationDto> {
    return this.logins.verify(token);
  }
}

const digestOf = (key: string) => createHash('sha256').update(key).digest('base64url');
