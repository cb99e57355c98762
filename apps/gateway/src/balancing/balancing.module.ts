import { Module } from '@nestjs/common';
import { Balancers } from './balancers';
import { BalancingMetrics } from './balancing.metrics';

@Module({ providers: [Balancers, BalancingMetrics], exports: [Balancers] })
export class BalancingModule {}
