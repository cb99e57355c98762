import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { BalancingModule } from '../balancing/balancing.module';
import { MergedDocs } from './merged-docs';
import { ServiceDocuments } from './service-documents';

@Module({
  imports: [BalancingModule, HttpModule.register({ maxRedirects: 0, proxy: false })],
  providers: [MergedDocs, ServiceDocuments],
})
export class DocsModule {}
