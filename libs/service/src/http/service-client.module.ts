import { Agent } from 'node:http';
import { HttpModule } from '@nestjs/axios';
import { Module } from '@nestjs/common';
import { ServiceClient } from './service-client';

/** For services that call others: a {@link ServiceClient} on keep-alive connections. */
@Module({
  imports: [
    HttpModule.register({
      httpAgent: new Agent({ keepAlive: true, maxSockets: 64 }),
      maxRedirects: 0,
      proxy: false,
    }),
  ],
  providers: [ServiceClient],
  exports: [ServiceClient],
})
export class ServiceClientModule {}
