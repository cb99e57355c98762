import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { MergedDocs } from './merged-docs';
import { ServiceDocuments } from './service-documents';

@Module({
  imports: [HttpModule.register({ maxRedirects: 0, proxy: false })],
  providers: [MergedDocs, ServiceDocuments],
})
export class DocsModule {}
