import { All, Controller, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { ProxyService } from './proxy.service.mjs';
import { Public } from './public.decorator.mjs';

@Public()
@Controller('products')
export class ProductsController {
  constructor(private readonly proxy: ProxyService) {}

  @All(['', '*path'])
  forward(@Req() request: Request, @Res({ passthrough: true }) response: Response) {
    return this.proxy.forward(process.env.PRODUCT_SERVICE_URL, request, response);
  }
}
