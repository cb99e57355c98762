import { Logger } from '@nestjs/common';
import {
  configOrExit,
  freeStartMemory,
  ManagementServer,
  SelfRegistration,
  shutDownOnSignals,
} from '@emporium/service';
import { createGateway } from './create-gateway';
import { GatewayConfig } from './config/gateway.config';

async function start(): Promise<void> {
  const config = configOrExit(GatewayConfig);
  const app = await createGateway(config);
  shutDownOnSignals(app);
  await app.init();
  await freeStartMemory();
  await app.listen(config.PORT, '0.0.0.0');
  await app.get(ManagementServer).listen();
  app.get(SelfRegistration).begin('gateway');
  new Logger('Service').log(`gateway listens on ${await app.getUrl()}`);
}

void start();
