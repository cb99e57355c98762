import type { AppName } from '@emporium/local-suite';
import type { Size } from '../sizes';
import type { Person } from './people';
import type { RecordingUpstream } from './recording-upstream';

export type ServiceName = Exclude<AppName, 'gateway'>;

/** What the parts of the proof work on. */
export interface Stage {
  /** The gateway of a real suite. */
  readonly gatewayUrl: string;
  /** The services of that suite, as nobody outside can reach them. */
  readonly serviceUrls: Readonly<Record<ServiceName, string>>;
  readonly jwtSecret: string;
  readonly admin: Person;
  /** A second gateway, before an upstream that remembers what got through. */
  readonly recorded: { readonly url: string; readonly upstream: RecordingUpstream };
  readonly seed: number;
  readonly size: Size;
}
