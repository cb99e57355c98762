/** Whether a status means that whoever should answer cannot do so now: 502, 503 or 504. @see RFC 9110, 15.6 */
export const isUnavailable = (status: number): boolean => status >= 502 && status <= 504;
