import { Injectable } from '@nestjs/common';
import { InvalidTokenError, Tokens } from '@emporium/auth';
import { decompress, isCompressed } from '@emporium/service';
import type { IncomingMessage } from 'node:http';
import { peekBody } from '../http/request-body';

/** Finds out which session a refresh is for, so that each session has a limit of its own. */
@Injectable()
export class RefreshedSession {
  constructor(private readonly tokens: Tokens) {}

  /** The id in the body's refresh token, if that is one of ours; be its session alive or not. */
  async idOf(request: IncomingMessage, bodyLimit: number): Promise<string | undefined> {
    const body = await peekBody(request, bodyLimit);
    const token = body && (await refreshTokenIn(body, request, bodyLimit));
    if (token === undefined) return undefined;
    const claims = await this.tokens.verify('refresh', token).catch((error: unknown) => {
      if (error instanceof InvalidTokenError) return undefined;
      throw error;
    });
    return claims?.sid;
  }
}

async function refreshTokenIn(
  body: Buffer,
  { headers }: IncomingMessage,
  limit: number,
): Promise<string | undefined> {
  try {
    const json = isCompressed(headers) ? await decompress(body, limit) : body;
    const { refreshToken } = JSON.parse(json.toString()) as { refreshToken?: unknown };
    return typeof refreshToken === 'string' ? refreshToken : undefined;
  } catch {
    // What is wrong with it, the service says.
    return undefined;
  }
}
