import { Module } from '@nestjs/common';
import { Balancers } from './balancers';
import { BalancingMetrics } from './balancing.metrics';
import { ReachedServices } from './reached-services';

@Module({ providers: [Balancers, BalancingMetrics, ReachedServices], exports: [Balancers] })
export class BalancingModule {}
