import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Watches the connections of a server. Its hook comes before all others, so that nothing is done for what is not admitted.
 *
 * @param clientOf whose a request is, where peers are clients
 */
export function limitConnections(
  fastify: FastifyInstance,
  clientOf?: (request: FastifyRequest) => string,
): Connections {
  const connections = new Connections(fastify.server);
  fastify.addHook('onRequest', (request, reply, done) => {
    if (connections.admit(request.raw, reply.raw, clientOf?.(request))) done();
    else reply.hijack();
  });
  return connections;
}

/** What a server lets a connection hold. */
export interface ConnectionLimits {
  /** How often it looks whether answers make progress. */
  readonly lookEveryMs: number;
  /** After so many looks at an answer of which nothing was taken, its connection ends. */
  readonly patience: number;
  /** Requests that may wait on one connection. */
  readonly pipelined: number;
  /** Connections of one client whose answers stand still; of more, the oldest end sooner. */
  readonly stalled: number;
}

const LIMITS: ConnectionLimits = { lookEveryMs: 1_000, patience: 30, pipelined: 20, stalled: 64 };
/** An answer that stood still for so many looks is not only on a slow way. */
const STALLED_LOOKS = 3;

interface Connection {
  readonly socket: Socket;
  readonly owed: ServerResponse[];
  /** Those of requests that came after the last. */
  readonly forgotten: ServerResponse[];
  client?: string;
  isLast: boolean;
  /** Of the answers, what the kernel has taken so far, and what is on its way there. */
  taken: number;
  queued: number;
  stalledLooks: number;
}

/**
 * Sees to it that nobody holds much of a server by not reading what was asked for.
 *
 * It counts looks instead of milliseconds: while a process stands still, no client can make progress.
 */
export class Connections {
  private readonly open = new Map<Socket, Connection>();
  private readonly limits: ConnectionLimits;

  constructor(server: Server, limits: Partial<ConnectionLimits> = {}) {
    this.limits = { ...LIMITS, ...limits };
    server.on('connection', (socket: Socket) => this.opened(socket));
    const timer = setInterval(() => this.look(), this.limits.lookEveryMs).unref();
    server.once('close', () => clearInterval(timer));
  }

  /**
   * Says whether a request may be answered. One too many ahead of it, and the connection ends with the last that may:
   * its answer says so, and the client knows to send the rest again.
   *
   * @param client whose it is, if that is known
   * @see RFC 9112, 9.3.2
   */
  admit({ socket }: IncomingMessage, response: ServerResponse, client?: string): boolean {
    const connection = this.open.get(socket);
    if (!connection) return true;
    if (connection.isLast) {
      connection.forgotten.push(response);
      socket.pause();
      return false;
    }
    const { owed } = connection;
    connection.client = client;
    owed.push(response);
    response.once('close', () => owed.splice(owed.indexOf(response), 1));
    if (owed.length >= this.limits.pipelined) {
      connection.isLast = true;
      response.shouldKeepAlive = false;
    }
    return true;
  }

  /** Requests of whose answers nothing has been said yet; the others wait for their clients. */
  countUnanswered(): number {
    let count = 0;
    for (const { owed } of this.open.values()) for (const { headersSent } of owed) if (!headersSent) count++;
    return count;
  }

  private opened(socket: Socket): void {
    const connection = {
      socket,
      owed: [],
      forgotten: [],
      isLast: false,
      taken: 0,
      queued: 0,
      stalledLooks: 0,
    };
    this.open.set(socket, connection);
    socket.once('close', () => {
      this.open.delete(socket);
      process.nextTick(() => closeAll([...connection.owed, ...connection.forgotten]));
    });
  }

  private look(): void {
    const stalled = new Map<string, Connection[]>();
    for (const connection of this.open.values()) {
      notice(connection);
      const { stalledLooks, client, socket } = connection;
      if (stalledLooks >= this.limits.patience) socket.destroy();
      else if (stalledLooks >= STALLED_LOOKS && client !== undefined)
        stalled.set(client, [...(stalled.get(client) ?? []), connection]);
    }
    for (const connections of stalled.values()) {
      connections.sort((a, b) => b.stalledLooks - a.stalledLooks);
      for (const { socket } of connections.slice(0, -this.limits.stalled)) socket.destroy();
    }
  }
}

function notice(connection: Connection): void {
  const { socket } = connection;
  const { _handle: handle } = socket as Socket & { _handle?: { writeQueueSize?: number } };
  const taken = socket.bytesWritten - socket.writableLength;
  const queued = handle?.writeQueueSize ?? 0;
  const stands = socket.writableLength > 0 && taken === connection.taken && queued === connection.queued;
  connection.stalledLooks = stands ? connection.stalledLooks + 1 : 0;
  connection.taken = taken;
  connection.queued = queued;
}

/**
 * Node tells only the first answer of a connection that it is closed, not those that wait behind it.
 *
 * Marked as Node marks them, so that it does not say so again.
 */
function closeAll(responses: readonly ServerResponse[]): void {
  for (const response of responses) {
    Object.assign(response, { destroyed: true, _closed: true });
    response.emit('close');
  }
}
