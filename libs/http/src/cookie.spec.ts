import { cookieOf } from './cookie';

describe('a cookie', () => {
  it.each([
    ['device=a', 'a'],
    ['theme=dark; device=a.b=c; x=y', 'a.b=c'],
    ['mydevice=a; device=b', 'b'],
    ['device=', ''],
  ])('is found in %j', (header, value) => {
    expect(cookieOf(header, 'device')).toBe(value);
  });

  it.each([undefined, '', 'theme=dark', 'device', 'mydevice=a'])('is not found in %j', (header) => {
    expect(cookieOf(header, 'device')).toBeUndefined();
  });
});
