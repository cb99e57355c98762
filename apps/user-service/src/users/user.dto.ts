import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Role, ROLES } from '@emporium/contracts';
import { IsName, NAME_RULE, OptionalField } from '@emporium/http';
import type { User } from '@emporium/user-data';
import { IsString } from 'class-validator';
import { IsPassword } from '../passwords/is-password.decorator';
import { IsEmailAddress } from './is-email-address.decorator';

const MAX_NAME_LENGTH = 100;

const EMAIL = { format: 'email', example: 'ada@example.com' };
const NAME = { minLength: 1, maxLength: MAX_NAME_LENGTH, description: NAME_RULE, example: 'Ada Lovelace' };
const PASSWORD = {
  format: 'password',
  minLength: 12,
  maxLength: 72,
  description:
    '12 to 72 bytes in UTF-8 and normalization form C, of which a letter beyond ASCII has two to four',
  example: 'correct horse battery',
};

export class RegisterDto {
  @ApiProperty({ ...EMAIL, description: 'unique whatever its case' })
  @IsEmailAddress()
  readonly email: string;

  @ApiProperty(PASSWORD)
  @IsPassword()
  readonly password: string;

  @ApiProperty(NAME)
  @IsName(MAX_NAME_LENGTH)
  readonly name: string;
}

export class UpdateUserDto {
  @ApiPropertyOptional(NAME)
  @OptionalField()
  @IsName(MAX_NAME_LENGTH)
  readonly name?: string;

  @ApiPropertyOptional({ ...EMAIL, description: 'a new address needs currentPassword' })
  @OptionalField()
  @IsEmailAddress()
  readonly email?: string;

  @ApiPropertyOptional({ ...PASSWORD, description: `${PASSWORD.description}; needs currentPassword` })
  @OptionalField()
  @IsPassword()
  readonly password?: string;

  @ApiPropertyOptional({
    format: 'password',
    example: 'correct horse battery',
    description: 'not needed by an administrator who changes somebody else',
  })
  @OptionalField()
  @IsString()
  readonly currentPassword?: string;
}

export class UserDto {
  @ApiProperty({ format: 'uuid', example: '01890a5d-ac96-774b-bcce-b302099a8057' })
  readonly id: string;

  @ApiProperty(EMAIL)
  readonly email: string;

  @ApiProperty({ example: 'Ada Lovelace' })
  readonly name: string;

  @ApiProperty({ enum: ROLES, enumName: 'Role', example: 'customer' })
  readonly role: Role;

  @ApiProperty({ format: 'date-time', example: '2025-06-01T12:00:00.000Z' })
  readonly createdAt: string;

  @ApiProperty({ format: 'date-time', example: '2025-06-01T12:00:00.000Z' })
  readonly updatedAt: string;
}

/** A user as the API shows it, field by field, so that the password's hash is never sent. */
export const toUserDto = ({ id, email, name, role, createdAt, updatedAt }: User): UserDto => ({
  id,
  email,
  name,
  role,
  createdAt,
  updatedAt,
});
