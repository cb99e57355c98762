import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Limits what connections hold of a server. Its hook comes before all others, so that no work is done for a request
 * that is not admitted.
 *
 * @param clientOf the client of a request; absent where limits per client are not wanted
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

/** How much a connection may hold of a server. */
export interface ConnectionLimits {
  /** How often it is checked whether clients read their responses. */
  readonly checkEveryMs: number;
  /** After so many checks in a row at which a response had stalled, its connection is closed. */
  readonly maxStalledChecks: number;
  /** Requests that may be unanswered on one connection. */
  readonly maxPipelined: number;
  /** Stalled connections of one client; of more, those that stalled first are closed sooner. */
  readonly maxStalled: number;
}

const LIMITS: ConnectionLimits = {
  checkEveryMs: 1_000,
  maxStalledChecks: 30,
  maxPipelined: 20,
  maxStalled: 64,
};
/** A connection that stalled at so many checks in a row counts as stalled, not just as slow. */
const STALLED_CHECKS = 3;

interface Connection {
  readonly socket: Socket;
  /** Responses that have not ended. */
  readonly pending: ServerResponse[];
  /** Responses of requests that were not admitted. */
  readonly refused: ServerResponse[];
  client?: string;
  isLast: boolean;
  /** Bytes that the kernel has taken so far, and bytes queued for it. */
  taken: number;
  queued: number;
  stalledChecks: number;
}

/**
 * Keeps clients that do not read their responses from holding much of a server.
 *
 * It counts checks instead of milliseconds: while this process stands still, no client can make progress.
 */
export class Connections {
  private readonly open = new Map<Socket, Connection>();
  private readonly limits: ConnectionLimits;

  constructor(server: Server, limits: Partial<ConnectionLimits> = {}) {
    this.limits = { ...LIMITS, ...limits };
    server.on('connection', (socket: Socket) => this.opened(socket));
    const timer = setInterval(() => this.check(), this.limits.checkEveryMs).unref();
    server.once('close', () => clearInterval(timer));
  }

  /**
   * Says whether a request may be handled. Once too many responses are pending on a connection, it takes no more
   * requests: the last response says `Connection: close`, so the client knows to send the rest again elsewhere.
   *
   * @param client whose request it is, if that is known
   * @see RFC 9112, 9.3.2
   */
  admit({ socket }: IncomingMessage, response: ServerResponse, client?: string): boolean {
    const connection = this.open.get(socket);
    if (!connection) return true;
    if (connection.isLast) {
      connection.refused.push(response);
      socket.pause();
      return false;
    }
    const { pending } = connection;
    connection.client = client;
    pending.push(response);
    response.once('close', () => pending.splice(pending.indexOf(response), 1));
    if (pending.length >= this.limits.maxPipelined) {
      connection.isLast = true;
      response.shouldKeepAlive = false;
    }
    return true;
  }

  /** Requests whose responses have not begun; responses that have begun only wait for their clients. */
  countUnanswered(): number {
    let count = 0;
    for (const { pending } of this.open.values())
      for (const { headersSent } of pending) if (!headersSent) count++;
    return count;
  }

  private opened(socket: Socket): void {
    const connection = {
      socket,
      pending: [],
      refused: [],
      isLast: false,
      taken: 0,
      queued: 0,
      stalledChecks: 0,
    };
    this.open.set(socket, connection);
    socket.once('close', () => {
      this.open.delete(socket);
      process.nextTick(() => closeAll([...connection.pending, ...connection.refused]));
    });
  }

  private check(): void {
    const stalled = new Map<string, Connection[]>();
    for (const connection of this.open.values()) {
      updateProgress(connection);
      const { stalledChecks, client, socket } = connection;
      if (stalledChecks >= this.limits.maxStalledChecks) socket.destroy();
      else if (stalledChecks >= STALLED_CHECKS && client !== undefined)
        stalled.set(client, [...(stalled.get(client) ?? []), connection]);
    }
    for (const connections of stalled.values()) {
      connections.sort((a, b) => b.stalledChecks - a.stalledChecks);
      for (const { socket } of connections.slice(0, -this.limits.maxStalled)) socket.destroy();
    }
  }
}

function updateProgress(connection: Connection): void {
  const { socket } = connection;
  const { _handle: handle } = socket as Socket & { _handle?: { writeQueueSize?: number } };
  const taken = socket.bytesWritten - socket.writableLength;
  const queued = handle?.writeQueueSize ?? 0;
  const hasStalled = socket.writableLength > 0 && taken === connection.taken && queued === connection.queued;
  connection.stalledChecks = hasStalled ? connection.stalledChecks + 1 : 0;
  connection.taken = taken;
  connection.queued = queued;
}

/**
 * Emits `close` on responses whose connection has closed: Node emits it on the first of a connection only, not on those
 * that wait behind it.
 *
 * The marks are those that Node sets, so that it does not emit the event again.
 */
function closeAll(responses: readonly ServerResponse[]): void {
  for (const response of responses) {
    Object.assign(response, { destroyed: true, _closed: true });
    response.emit('close');
  }
}
