import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startTemporarySuite, type TemporarySuite } from '@emporium/harness';
import { ADMINISTRATOR, APP_NAMES, type AppName } from '@emporium/local-suite';

const ENVIRONMENT = {
  NODE_ENV: 'production',
  JWT_SECRET: 'Zr3kV8wQ1tY6uP9sD2fG5hJ7lX4cB0nM',
  ADMIN_EMAIL: ADMINISTRATOR.email,
  ADMIN_PASSWORD: ADMINISTRATOR.password,
  LOG_LEVEL: 'info',
  DRAIN_SECONDS: '0',
};

/** The built suite, with a Redis of its own, as it runs in production. */
export class ObservedSuite {
  private constructor(private readonly suite: TemporarySuite) {}

  static async start(environment: Record<string, string> = {}): Promise<ObservedSuite> {
    const env = { ...ENVIRONMENT, ...environment };
    return new ObservedSuite(await startTemporarySuite('observed', { env }));
  }

  get gatewayUrl(): string {
    return this.suite.gatewayUrl;
  }

  get urls(): TemporarySuite['urls'] {
    return this.suite.urls;
  }

  /** What each app exposes to Prometheus. */
  async metrics(): Promise<Record<AppName, string>> {
    const texts = APP_NAMES.map(async (app) => {
      const response = await fetch(`${this.suite.urls[app][0]}/metrics`);
      return [app, await response.text()] as const;
    });
    return Object.fromEntries(await Promise.all(texts)) as Record<AppName, string>;
  }

  /** Every line that an app has logged. */
  async lines(app: AppName): Promise<Record<string, unknown>[]> {
    const text = await readFile(join(this.suite.folder, `${app}.log`), 'utf8');
    return text
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  stop(): Promise<void> {
    return this.suite.stop();
  }
}
