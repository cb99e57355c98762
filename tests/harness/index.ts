export { type Credentials, logIn, type Login, newCredentials, register } from './api/accounts';
export { ApiClient, type ApiClientOptions, type ApiRequest, type ApiResponse } from './api/api-client';
export { newProduct, sell } from './api/products';
export { log } from './cli/log';
export { choose, readNumber, readSeed, readSize } from './cli/options';
export { type Command, runCommand } from './cli/run-command';
export { Random } from './random';
export { type FurtherGateway, startFurtherGateway } from './suite/further-gateway';
export { startTemporarySuite, temporaryFolder, type TemporarySuite } from './suite/temporary-suite';
