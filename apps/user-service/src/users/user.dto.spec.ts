import { InvalidRequestError, RequestValidationPipe } from '@emporium/http';
import { LoginDto } from '../sessions/login.dto';
import { RegisterDto, toUserDto, UpdateUserDto } from './user.dto';

const pipe = new RequestValidationPipe();
const read = (metatype: new () => object, body: object) => pipe.transform(body, { type: 'body', metatype });

const account = { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada' };

async function faultyFields(metatype: new () => object, body: object): Promise<string[]> {
  const error: unknown = await read(metatype, body).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return [];
  expect(error).toBeInstanceOf(InvalidRequestError);
  return [...new Set((error as InvalidRequestError).details.errors.map(({ pointer }) => pointer))];
}

describe('the rules of a registration', () => {
  it('take outer blanks off address and name and keep the spelling', async () => {
    const dto = await read(RegisterDto, { ...account, email: '  Ada@Example.com ', name: ' Ada ' });

    expect(dto).toMatchObject({ email: 'Ada@Example.com', name: 'Ada' });
  });

  it('leave a password exactly as it is', async () => {
    const dto = await read(RegisterDto, { ...account, password: '  twelve bytes  ' });

    expect(dto).toMatchObject({ password: '  twelve bytes  ' });
  });

  it.each([
    ['11 bytes', 'x'.repeat(11), ['#/password']],
    ['12 bytes', 'x'.repeat(12), []],
    ['12 bytes in 6 letters', 'é'.repeat(6), []],
    ['72 bytes', 'x'.repeat(72), []],
    ['73 bytes', 'x'.repeat(73), ['#/password']],
    ['76 bytes in 38 letters', 'é'.repeat(38), ['#/password']],
    ['a number', 123456789012, ['#/password']],
  ])('judge a password of %s by its bytes', async (_, password, faulty) => {
    expect(await faultyFields(RegisterDto, { ...account, password })).toEqual(faulty);
  });

  it.each([
    'ada',
    'ada@',
    'ada@example',
    'a da@example.com',
    'ada@exam\u212Ale.com',
    'ada@bücher.example',
    ['ada@example.com'],
    { toString: 'ada@example.com' },
    null,
  ])('refuse %j as an address', async (email) => {
    expect(await faultyFields(RegisterDto, { ...account, email })).toEqual(['#/email']);
  });

  it.each(['', '   ', 'x'.repeat(101), 7, null])('refuse %j as a name', async (name) => {
    expect(await faultyFields(RegisterDto, { ...account, name })).toEqual(['#/name']);
  });

  it('refuse a role, as any other field that is not asked for', async () => {
    expect(await faultyFields(RegisterDto, { ...account, role: 'admin' })).toEqual(['#/role']);
  });

  it('name every missing field', async () => {
    expect(await faultyFields(RegisterDto, {})).toEqual(['#/email', '#/password', '#/name']);
  });
});

describe('the rules of a change', () => {
  it('let every field be left out', async () => {
    expect(await faultyFields(UpdateUserDto, {})).toEqual([]);
  });

  it.each(['name', 'email', 'password', 'currentPassword'])('refuse null as %s', async (field) => {
    expect(await faultyFields(UpdateUserDto, { [field]: null })).toEqual([`#/${field}`]);
  });
});

describe('the rules of a login', () => {
  it('let any password be tried', async () => {
    expect(await faultyFields(LoginDto, { email: 'ada@example.com', password: 'short' })).toEqual([]);
  });
});

describe('a user as the API shows it', () => {
  it('holds no password hash', () => {
    const now = '2025-06-01T12:00:00.000Z';
    const shown = { id: 'u1', email: 'a@b.example', name: 'Ada', role: 'customer' as const };

    const dto = toUserDto({ ...shown, passwordHash: '$2b$', createdAt: now, updatedAt: now, version: 3 });

    expect(dto).toEqual({ ...shown, createdAt: now, updatedAt: now });
  });
});
