import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { Agent } from 'undici';
import { ServiceClient } from './service-client';
import { undiciAdapter } from './undici-adapter';

const CONNECTIONS = 64;

/** For services that call others: a {@link ServiceClient} on keep-alive connections. */
@Module({
  imports: [
    HttpModule.registerAsync({
      inject: [],
      useFactory: () => ({ adapter: undiciAdapter(new Agent({ connections: CONNECTIONS, pipelining: 1 })) }),
    }),
  ],
  providers: [ServiceClient],
  exports: [ServiceClient],
})
export class ServiceClientModule {}
