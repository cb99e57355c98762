import { Module } from '@nestjs/common';
import { BalancingModule } from '../balancing/balancing.module';
import { ProxyService } from './proxy.service';

@Module({ imports: [BalancingModule], providers: [ProxyService], exports: [ProxyService] })
export class ProxyModule {}
