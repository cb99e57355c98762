import { startTestService, type TestService } from '@emporium/service/testing';
import { logIn, RequestRules, startTestRedis } from '@emporium/testing';
import { productService } from './product-service';

describe('requests to product-service', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: TestService;
  let rules: RequestRules;

  beforeAll(async () => {
    server = await startTestRedis();
    service = await startTestService(productService, { REDIS_URL: server.url });
    const { authorization } = await logIn(service.app, 'admin');
    rules = await RequestRules.of(service.app, authorization);
  });
  afterAll(async () => {
    await service.stop();
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
