import { logIn, RequestRules, startTestRedis } from '@emporium/testing';
import { readConfig, createService } from '@emporium/service';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { productService } from './product-service';

describe('requests to product-service', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let app: NestFastifyApplication;
  let rules: RequestRules;

  beforeAll(async () => {
    server = await startTestRedis();
    const environment = {
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      REDIS_URL: server.url,
      JWT_SECRET: 'tR9vX2mK7qLw4ZpB8nYc3HdF6sGj1AeU',
    };
    app = await createService(productService, readConfig(productService.config, environment));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    rules = await RequestRules.of(app, (await logIn(app, 'admin')).authorization);
  });
  afterAll(async () => {
    await app.close();
    await server.stop();
  });

  it('are taken as the document has them', async () => {
    expect(await rules.breachesOfValidBodies()).toEqual([]);
  });

  it('are refused for a value that no field of their body may have, null among them', async () => {
    expect(await rules.breachesOfBadValues()).toEqual([]);
  });

  it('are refused for a body that is bad as a whole', async () => {
    expect(await rules.breachesOfBadBodies()).toEqual([]);
  });

  it('are refused for texts in the query that no field may hold', async () => {
    expect(await rules.breachesOfQueries()).toEqual([]);
  });

  it('name what they are about by a UUID of whatever version and case', async () => {
    expect(await rules.breachesOfIds()).toEqual([]);
  });
});
