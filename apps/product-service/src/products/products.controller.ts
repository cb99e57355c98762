import { Body, Delete, Get, Header, HttpCode, Patch, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Public, Roles } from '@emporium/auth';
import {
  ApiProblems,
  Creates,
  type Page,
  PAGE_TOO_DEEP,
  Preconditions,
  RequestPreconditions,
  UuidParam,
} from '@emporium/http';
import { OperationId, ResourceController } from '@emporium/idempotency';
import { GoesOnWhenFull } from '@emporium/service';
import { ListProductsQuery } from './list-products.query';
import { ProductBodyDto, ProductDto, ProductPageDto, ProductReplacementDto } from './product.dto';
import { ProductsService } from './products.service';
import { ApiStockChange, InsufficientStockDetails, StockChangeDto } from './stock.dto';
import { StockService } from './stock.service';

const NOT_FOUND = { 404: { PRODUCT_NOT_FOUND: 'there is no such product' } };
/** Any cache may store a response, but must revalidate it before each use. */
const REVALIDATED = 'public, no-cache';

@ApiTags('products')
@ResourceController('products')
export class ProductsController {
  constructor(
    private readonly products: ProductsService,
    private readonly stock: StockService,
  ) {}

  @Get()
  @Public()
  @Header('Cache-Control', REVALIDATED)
  @ApiOperation({ summary: 'List, filter, search and sort products' })
  @ApiOkResponse({ type: ProductPageDto })
  @ApiProblems({ 400: PAGE_TOO_DEEP })
  listProducts(@Query() query: ListProductsQuery): Promise<Page<ProductDto>> {
    return this.products.list(query);
  }

  @Get(':id')
  @Public()
  @Header('Cache-Control', REVALIDATED)
  @ApiOperation({ summary: 'Read a product' })
  @ApiOkResponse({ type: ProductDto })
  @ApiProblems(NOT_FOUND)
  getProduct(@UuidParam('id') id: string): Promise<ProductDto> {
    return this.products.find(id);
  }

  @Post()
  @Roles('admin')
  @Creates('/products')
  @ApiOperation({ summary: 'Add a product' })
  @ApiCreatedResponse({ type: ProductDto })
  createProduct(@Body() body: ProductBodyDto, @OperationId() operationId?: string): Promise<ProductDto> {
    return this.products.create(body, operationId);
  }

  @Put(':id')
  @Roles('admin')
  @ApiOperation({ summary: 'Replace a product; its stock only under If-Match' })
  @ApiOkResponse({ type: ProductDto })
  @ApiProblems({ ...NOT_FOUND, 428: { PRECONDITION_REQUIRED: 'stock is told and If-Match is not' } })
  replaceProduct(
    @UuidParam('id') id: string,
    @Body() body: ProductReplacementDto,
    @RequestPreconditions() preconditions: Preconditions,
  ): Promise<ProductDto> {
    return this.products.replace(id, body, preconditions);
  }

  @Delete(':id')
  @Roles('admin')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete a product; orders keep what they recorded' })
  @ApiNoContentResponse()
  @ApiProblems(NOT_FOUND)
  deleteProduct(
    @UuidParam('id') id: string,
    @RequestPreconditions() preconditions: Preconditions,
  ): Promise<void> {
    return this.products.delete(id, preconditions);
  }

  @Patch(':id/stock')
  @Roles('admin')
  @GoesOnWhenFull()
  @ApiOperation({ summary: 'Add to the stock, take out of it, or set it' })
  @ApiStockChange()
  @ApiOkResponse({ type: ProductDto })
  @ApiProblems({
    ...NOT_FOUND,
    409: {
      INSUFFICIENT_STOCK: ['it would fall below zero', InsufficientStockDetails],
      STOCK_LIMIT_EXCEEDED: 'a product can have no more units than that',
    },
  })
  changeStock(
    @UuidParam('id') id: string,
    @Body() body: StockChangeDto,
    @RequestPreconditions() preconditions: Preconditions,
    @OperationId() operationId?: string,
  ): Promise<ProductDto> {
    return this.stock.change(id, body, preconditions, operationId);
  }
}
