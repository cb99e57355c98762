import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import { decode, encode, type Packet, type StringAnswer } from 'dns-packet';
import type { Resolve } from '../dns/lookup-all';

const AUTHORITATIVE = 1 << 10;
const NAME_ERROR = 3;

/** A name server for IPv4 addresses, on UDP. A name it does not know gets NXDOMAIN. */
export class TestDns {
  readonly names = new Map<string, readonly string[]>();
  isSilent = false;
  /** Questions so far. */
  asked = 0;

  private constructor(private readonly socket: Socket) {
    socket.on('message', (message, from) => this.answer(decode(message), from));
  }

  static async start(): Promise<TestDns> {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    return new TestDns(socket);
  }

  /** Asks this server, where production asks the host's: its resolver cannot be pointed elsewhere. */
  get resolve(): Resolve {
    const resolver = new Resolver({ timeout: 200, tries: 1 });
    resolver.setServers([`127.0.0.1:${this.socket.address().port}`]);
    return (host) => resolver.resolve4(host);
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.socket.close(resolve));
  }

  private answer({ id, questions = [] }: Packet, { port, address }: RemoteInfo): void {
    this.asked++;
    if (this.isSilent) return;
    const name = questions[0]?.name ?? '';
    const addresses = this.names.get(name);
    const answers = (addresses ?? []).map((data): StringAnswer => ({ type: 'A', name, ttl: 0, data }));
    const flags = AUTHORITATIVE | (addresses ? 0 : NAME_ERROR);
    this.socket.send(encode({ type: 'response', id, flags, questions, answers }), port, address);
  }
}
