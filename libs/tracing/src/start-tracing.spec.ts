import { startTracing } from './start-tracing';

const exportSpans = jest.fn();
let isLoaded = false;
jest.mock('./export-spans', () => {
  isLoaded = true;
  return { exportSpans };
});

describe('startTracing', () => {
  const name = 'OTEL_EXPORTER_OTLP_ENDPOINT';
  afterEach(() => delete process.env[name]);

  it.each([undefined, '', 'no URL, which the configuration will refuse'])(
    'loads nothing when the endpoint is %j',
    async (endpoint) => {
      if (endpoint !== undefined) process.env[name] = endpoint;
      await startTracing('order-service');

      expect(isLoaded).toBe(false);
    },
  );

  it('exports spans under the service’s name when there is an endpoint', async () => {
    process.env[name] = 'http://127.0.0.1:4318';
    await startTracing('order-service');

    expect(exportSpans).toHaveBeenCalledWith('order-service');
  });
});
