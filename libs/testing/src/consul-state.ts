import { EventEmitter, once } from 'node:events';

/** What `PUT /v1/agent/service/register` accepts, as far as the suite uses it. */
export interface ConsulService {
  readonly ID: string;
  readonly Name: string;
  readonly Address: string;
  readonly Port: number;
  readonly Check?: { readonly HTTP: string; readonly Interval: string };
}

export type ConsulStatus = 'passing' | 'critical';

/** What a Consul agent knows, and the index that each change raises. */
export class ConsulState {
  index: number;
  private readonly services = new Map<string, { readonly service: ConsulService; status: ConsulStatus }>();
  private readonly changes = new EventEmitter().setMaxListeners(0);

  constructor(index = 10) {
    this.index = index;
  }

  /** By default as Consul does it: not healthy before its check has passed. */
  put(service: ConsulService, status: ConsulStatus = 'critical'): void {
    this.services.set(service.ID, { service, status });
    this.changed();
  }

  /** Says whether there was such a service. */
  delete(id: string): boolean {
    const isKnown = this.services.delete(id);
    if (isKnown) this.changed();
    return isKnown;
  }

  setStatus(id: string, status: ConsulStatus): void {
    const entry = this.services.get(id);
    if (!entry || entry.status === status) return;
    entry.status = status;
    this.changed();
  }

  get(id: string): ConsulService | undefined {
    return this.services.get(id)?.service;
  }

  named(name: string) {
    return [...this.services.values()].filter(({ service }) => service.Name === name);
  }

  /** Goes back to an index from before, as a restored snapshot does; queries under way end. */
  rewind(index: number): void {
    this.index = index;
    this.changes.emit('change', true);
  }

  /** Until the index is above this one, or the time is over. */
  async newerThan(index: number, signal: AbortSignal): Promise<void> {
    try {
      while (this.index <= index) {
        const [endsAll] = (await once(this.changes, 'change', { signal })) as [boolean];
        if (endsAll) return;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private changed(): void {
    this.index++;
    this.changes.emit('change', false);
  }
}
