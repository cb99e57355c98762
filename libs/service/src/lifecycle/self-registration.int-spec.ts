import { Logger } from '@nestjs/common';
import { eventually, TestConsul } from '@emporium/testing';
import { runTinyService } from '../testing/tiny-service';
import { Readiness } from './readiness';
import { SelfRegistration } from './self-registration';

describe('a service that is found through Consul', () => {
  let consul: TestConsul;
  let service: Awaited<ReturnType<typeof runTinyService>>;

  beforeAll(() => Logger.overrideLogger(false));
  beforeEach(async () => {
    consul = await TestConsul.start();
    service = await runTinyService({
      environment: {
        SERVICE_DISCOVERY: 'consul',
        CONSUL_URL: consul.url,
        SERVICE_ADDRESS: '127.0.0.1',
      },
    });
    await service.app.listen(0, '127.0.0.1');
    service.app.get(SelfRegistration).begin('notes');
  });
  afterEach(async () => {
    await service.stop();
    await consul.stop();
  });

  const statuses = () => consul.state.named('notes').map(({ status }) => status);

  it('registers where it listens, and passes Consul’s check', async () => {
    const { port } = new URL(await service.app.getUrl());
    await eventually(() => expect(statuses()).toEqual(['passing']));

    expect(consul.state.named('notes')[0]?.service).toMatchObject({
      Address: '127.0.0.1',
      Port: Number(port),
    });
  });

  it('is found no longer while it is not ready', async () => {
    await eventually(() => expect(statuses()).toEqual(['passing']));
    service.app.get(Readiness).hold('A test.');

    await eventually(() => expect(statuses()).toEqual(['critical']));
  });

  it('still answers when it has just deregistered', async () => {
    await eventually(() => expect(statuses()).toEqual(['passing']));
    const url = await service.app.getUrl();
    const closed = service.app.close();
    await eventually(() => expect(statuses()).toEqual([]), { everyMs: 2 });

    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    await closed;
  });
});
