import { Body, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentUser, type Identity, Public } from '@emporium/auth';
import { ApiProblems, Creates, type Preconditions, RequestPreconditions, UuidParam } from '@emporium/http';
import { OperationId, ResourceController } from '@emporium/idempotency';
import { GoesOnWhenFull } from '@emporium/service';
import { AccountChanges } from './account-changes.service';
import { RegisterDto, UpdateUserDto, UserDto } from './user.dto';
import { UsersService } from './users.service';

const NOT_FOUND = { 404: { USER_NOT_FOUND: 'no such user, or somebody else' } };

@ApiTags('users')
@ResourceController('users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly changes: AccountChanges,
  ) {}

  @Post('register')
  @Public()
  @Creates('/users')
  @ApiOperation({ summary: 'Open an account' })
  @ApiCreatedResponse({ type: UserDto })
  @ApiProblems({
    409: { EMAIL_TAKEN: 'the address has an account, in whatever case' },
    503: { OVERLOADED: 'more passwords are to be hashed than can be in time; try again after Retry-After' },
  })
  registerUser(@Body() account: RegisterDto, @OperationId() operationId?: string): Promise<UserDto> {
    return this.users.register(account, { operationId });
  }

  @Get(':id')
  @Authenticated()
  @ApiOperation({ summary: 'Read a user: oneself, or as an administrator anybody' })
  @ApiOkResponse({ type: UserDto })
  @ApiProblems(NOT_FOUND)
  getUser(@CurrentUser() caller: Identity, @UuidParam('id') id: string): Promise<UserDto> {
    return this.users.read(caller, id);
  }

  @Put(':id')
  @Authenticated()
  @GoesOnWhenFull()
  @ApiOperation({
    summary: 'Change a user: oneself, or as an administrator anybody',
    description:
      'Fields left out stay as they are. A new password or address needs `currentPassword`, except from an ' +
      "administrator who changes somebody else. A new password ends the user's other sessions.",
  })
  @ApiOkResponse({ type: UserDto })
  @ApiProblems({
    ...NOT_FOUND,
    403: { WRONG_PASSWORD: 'currentPassword is wrong' },
    409: { EMAIL_TAKEN: 'the address has another account, in whatever case' },
    429: {
      RATE_LIMITED: 'currentPassword was wrong too often, or logins failed; try again after Retry-After',
    },
    503: { OVERLOADED: 'more passwords are to be hashed than can be in time; try again after Retry-After' },
  })
  updateUser(
    @CurrentUser() caller: Identity,
    @UuidParam('id') id: string,
    @Body() changes: UpdateUserDto,
    @RequestPreconditions() conditions: Preconditions,
  ): Promise<UserDto> {
    return this.changes.apply(caller, id, changes, conditions);
  }
}
