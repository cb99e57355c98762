import { HttpService } from '@nestjs/axios';
import { HttpException, Injectable } from '@nestjs/common';
import type { AxiosError } from 'axios';
import type { Request, Response } from 'express';
import { firstValueFrom } from 'rxjs';

@Injectable()
export class ProxyService {
  constructor(private readonly httpService: HttpService) {}

  async forward(serviceUrl: string | undefined, request: Request, response: Response) {
    const { authorization } = request.headers;
    try {
      const { status, data } = await firstValueFrom(
        this.httpService.request({
          method: request.method,
          url: `${serviceUrl}${request.originalUrl.replace('/api', '')}`,
          data: request.body,
          headers: {
            'Content-Type': 'application/json',
            ...(authorization && { Authorization: authorization }),
          },
        }),
      );
      response.status(status);
      return data;
    } catch (error) {
      const { response: answer, message } = error as AxiosError;
      throw new HttpException(answer?.data ?? message, answer?.status ?? 502);
    }
  }
}
