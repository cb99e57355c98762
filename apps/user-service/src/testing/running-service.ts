import { startTestService } from '@emporium/service/testing';
import type { LoginAnswerDto } from '../sessions/login.dto';
import { userService } from '../user-service';
import type { UserDto } from '../users/user.dto';

export const JWT_SECRET = 'K7c2pXw9Qe4rTz1uYb8nMa5sDf3gHj6kLv0i';
export const PASSWORD = 'correct horse battery';

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly token?: string;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

let addresses = 0;

/** An address that no other test uses. */
export const newEmail = () => `user-${++addresses}@example.com`;

/** Runs the service inside this process on the given Redis. */
export async function runService(redisUrl: string, variables: Readonly<Record<string, string>> = {}) {
  const environment = {
    REDIS_URL: redisUrl,
    JWT_SECRET,
    BCRYPT_COST: '4',
    ...variables,
  };
  const service = await startTestService(userService, environment);

  const call = <Body>(url: string, { method = 'GET', token, body, headers }: Call = {}) =>
    service.call<Body>(method, url, {
      as: token === undefined ? undefined : { authorization: `Bearer ${token}` },
      body,
      headers,
    });
  const post = <Body>(url: string, body: object, options: Call = {}) =>
    call<Body>(url, { ...options, method: 'POST', body });
  const put = <Body>(url: string, body: object, options: Call = {}) =>
    call<Body>(url, { ...options, method: 'PUT', body });

  const register = async (email = newEmail()) => {
    const { body } = await post<UserDto>('/users/register', { email, password: PASSWORD, name: 'Ada' });
    return body;
  };
  const login = async (email: string, password = PASSWORD, headers: Record<string, string> = {}) => {
    const { body } = await post<LoginAnswerDto>('/users/login', { email, password }, { headers });
    return body;
  };
  const newLogin = async () => login((await register()).email);

  return { ...service, call, post, put, register, login, newLogin };
}

export type RunningService = Awaited<ReturnType<typeof runService>>;

/** The parts of a problem document that tests look at. */
export interface ProblemBody {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string }[];
}
