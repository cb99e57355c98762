import { type ArgumentsHost, Catch } from '@nestjs/common';
import { ProblemFilter } from '@emporium/http';
import { errors } from 'undici';
import { UpstreamUnavailableError } from './proxy.errors';

/** A service that breaks off between its headers and the first byte of its body: nothing is sent yet, so it is a 502. */
@Catch(errors.UndiciError)
export class UpstreamErrorFilter extends ProblemFilter {
  override catch(cause: unknown, host: ArgumentsHost): void {
    super.catch(new UpstreamUnavailableError({ cause }), host);
  }
}
