import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { GOES_ON_WHEN_FULL } from './goes-on-when-full.decorator';
import { StoreFullError } from './store-room.errors';
import { StoreMemory } from './store-memory';

/** Above this ratio the rest is reserved for orders, and for requests that free memory. */
const NEARLY_FULL = 0.9;
const WRITES = new Set(['POST', 'PUT', 'PATCH']);

/** Refuses writes when little memory is left, except for marked handlers: a full Redis would refuse orders, too. */
@Injectable()
export class StoreRoomGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly memory: StoreMemory,
  ) {}

  /** @throws StoreFullError */
  canActivate(context: ExecutionContext): boolean {
    const { method } = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.memory.usedRatio < NEARLY_FULL || !WRITES.has(method)) return true;
    const targets = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(GOES_ON_WHEN_FULL, targets)) return true;
    throw new StoreFullError();
  }
}
