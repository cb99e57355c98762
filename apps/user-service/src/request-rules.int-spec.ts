import { logIn, RequestRules, startTestRedis } from '@emporium/testing';
import { runService, type RunningService } from './testing/running-service';

describe('requests to user-service', () => {
  let server: Awaited<ReturnType<typeof startTestRedis>>;
  let service: RunningService;
  let rules: RequestRules;

  beforeAll(async () => {
    server = await startTestRedis();
    service = await runService(server.url);
  });
  beforeEach(async () => {
    rules = await RequestRules.of(service.app, (await logIn(service.app, 'admin')).authorization);
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

  it('name what they are about by a UUID of whatever version and case', async () => {
    expect(await rules.breachesOfIds()).toEqual([]);
  });
});
