/** The `WWW-Authenticate` header of a 401. @param error absent when no token was sent @see RFC 6750, 3 */
export const bearerChallenge = (error?: 'invalid_token') => ({
  'WWW-Authenticate': `Bearer realm="emporium"${error ? `, error="${error}"` : ''}`,
});
