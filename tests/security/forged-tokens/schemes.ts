import type { Forger, Forgery } from './forgery';

/** Good tokens, said in the wrong words. @see RFC 6750, 2.1 */
export function schemes({ own }: Forger): Forgery[] {
  const { token, email } = own;
  const basic = Buffer.from(`${email}:${token}`).toString('base64');
  return [
    { name: 'no scheme', authorization: token },
    { name: 'scheme Basic', authorization: `Basic ${basic}` },
    { name: 'scheme Basic with a token', authorization: `Basic ${token}` },
    { name: 'scheme Token', authorization: `Token ${token}` },
    { name: 'scheme DPoP', authorization: `DPoP ${token}` },
    { name: 'scheme JWT', authorization: `JWT ${token}` },
    { name: 'no space behind the scheme', authorization: `Bearer${token}` },
    { name: 'a colon behind the scheme', authorization: `Bearer: ${token}` },
    { name: 'a tab behind the scheme', authorization: `Bearer\t${token}` },
    { name: 'the scheme twice', authorization: `Bearer Bearer ${token}` },
    { name: 'two schemes', authorization: `Basic ${basic}, Bearer ${token}` },
    { name: 'two tokens', authorization: `Bearer ${token} ${token}` },
    { name: 'the scheme alone', authorization: 'Bearer' },
  ];
}
