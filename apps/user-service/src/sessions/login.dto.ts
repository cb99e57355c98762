import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { IsNotEmpty, IsString } from 'class-validator';
import { IsEmailAddress } from '../users/is-email-address.decorator';
import { UserDto } from '../users/user.dto';

const TOKEN_EXAMPLE = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIwMTg5MGE1ZCJ9.c2lnbmF0dXJl';

export class LoginDto {
  @ApiProperty({ format: 'email', example: 'ada@example.com' })
  @IsEmailAddress()
  readonly email: string;

  @ApiProperty({ format: 'password', example: 'correct horse battery' })
  @IsNotEmpty()
  @IsString()
  readonly password: string;
}

export class RefreshDto {
  @ApiProperty({ example: TOKEN_EXAMPLE })
  @IsNotEmpty()
  @IsString()
  readonly refreshToken: string;
}

export class VerifyDto {
  @ApiProperty({ example: TOKEN_EXAMPLE, description: 'an access token' })
  @IsNotEmpty()
  @IsString()
  readonly token: string;
}

export class LoginAnswerDto {
  @ApiProperty({ example: TOKEN_EXAMPLE })
  readonly accessToken: string;

  @ApiProperty({ enum: ['Bearer'], example: 'Bearer' })
  readonly tokenType: 'Bearer';

  @ApiProperty({ type: 'integer', example: 900, description: 'seconds the access token is valid' })
  readonly expiresIn: number;

  @ApiProperty({
    example: TOKEN_EXAMPLE,
    description: 'works once; repeated within 10 s it gets the same answer',
  })
  readonly refreshToken: string;

  @ApiProperty({ type: UserDto })
  readonly user: UserDto;
}

export class ValidTokenDto {
  @ApiProperty({ enum: [true], type: 'boolean' })
  readonly valid: true;

  @ApiProperty({ type: UserDto })
  readonly user: UserDto;

  @ApiProperty({ format: 'date-time', example: '2025-06-01T12:15:00.000Z' })
  readonly expiresAt: string;
}

export class InvalidTokenDto {
  @ApiProperty({ enum: [false], type: 'boolean', description: 'for a dead session, too' })
  readonly valid: false;
}

export type VerificationDto = ValidTokenDto | InvalidTokenDto;

/** Documents an answer that is one of the two. */
export const ApiVerification = () =>
  applyDecorators(
    ApiExtraModels(ValidTokenDto, InvalidTokenDto),
    ApiOkResponse({
      schema: { oneOf: [ValidTokenDto, InvalidTokenDto].map((answer) => ({ $ref: getSchemaPath(answer) })) },
    }),
  );
