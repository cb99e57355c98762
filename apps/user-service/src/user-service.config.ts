import { SERVICE_PORTS } from '@emporium/contracts';
import { IntegerVariable, PortVariable, ServiceConfig } from '@emporium/service';
import { Expose } from 'class-transformer';
import { ValidateIf } from 'class-validator';
import { IsPassword } from './passwords/is-password.decorator';
import { IsEmailAddress } from './users/is-email-address.decorator';

const namesAdministrator = ({ ADMIN_EMAIL, ADMIN_PASSWORD }: UserServiceConfig) =>
  ADMIN_EMAIL !== undefined || ADMIN_PASSWORD !== undefined;

/** The variables of user-service. */
export class UserServiceConfig extends ServiceConfig {
  @PortVariable()
  readonly PORT: number = SERVICE_PORTS['user-service'];

  /** The first administrator, created at the start if absent; set together with `ADMIN_PASSWORD` or not at all. */
  @Expose()
  @ValidateIf(namesAdministrator)
  @IsEmailAddress()
  readonly ADMIN_EMAIL?: string;

  @Expose()
  @ValidateIf(namesAdministrator)
  @IsPassword()
  readonly ADMIN_PASSWORD?: string;

  /** bcrypt's work factor: each step up doubles the time of a login. */
  @IntegerVariable(4, 15)
  readonly BCRYPT_COST: number = 10;

  /** Failed logins of an account in a window from one network address; the gateway allows a client as many attempts. */
  @IntegerVariable(1, 1_000_000)
  readonly AUTH_RATE_LIMIT: number = 10;

  /** Seconds. */
  @IntegerVariable(1, 86_400)
  readonly RATE_LIMIT_WINDOW: number = 60;
}
