import { DomainError } from './domain-error';

/** There is such a path, but not with this method. @see RFC 9110, 15.5.6 */
export class MethodNotAllowedError extends DomainError {
  readonly status = 405;
  readonly code = 'METHOD_NOT_ALLOWED';
  override readonly headers: Readonly<Record<string, string>>;

  /** @param allowed the methods that the path has, at least one */
  constructor(allowed: readonly string[]) {
    const list = allowed.join(', ');
    super(`This path takes ${list}.`);
    this.headers = { Allow: list };
  }
}
