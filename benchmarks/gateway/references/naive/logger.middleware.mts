import { Injectable, Logger, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

@Injectable()
export class LoggerMiddleware implements NestMiddleware {
  private readonly logger = new Logger('HTTP');

  use(request: Request, response: Response, next: NextFunction) {
    const startedAt = Date.now();
    const { ip, method, originalUrl } = request;
    response.on('finish', () => {
      this.logger.log(`${method} ${originalUrl} ${response.statusCode} ${Date.now() - startedAt}ms - ${ip}`);
    });
    next();
  }
}
