import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { APP_NAMES, type AppName, type RunningSuite, startSuite } from '@emporium/local-suite';

/** Whom the suite makes its administrator. */
export const ADMIN = { email: 'admin@emporium.example', password: 'open-sesame-at-dawn' };

const ENVIRONMENT = {
  NODE_ENV: 'production',
  JWT_SECRET: 'Zr3kV8wQ1tY6uP9sD2fG5hJ7lX4cB0nM',
  ADMIN_EMAIL: ADMIN.email,
  ADMIN_PASSWORD: ADMIN.password,
  LOG_LEVEL: 'info',
  DRAIN_SECONDS: '0',
};

/** The built suite, with a Redis of its own, as it runs in production. */
export class ObservedSuite {
  private constructor(
    private readonly suite: RunningSuite,
    private readonly logDirectory: string,
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<ObservedSuite> {
    const logDirectory = await mkdtemp(join(tmpdir(), 'emporium-observed-'));
    const workspaceRoot = resolve(__dirname, '../../..');
    const env = { ...ENVIRONMENT, ...environment };
    return new ObservedSuite(await startSuite({ workspaceRoot, logDirectory, env }), logDirectory);
  }

  get gatewayUrl(): string {
    return this.suite.gatewayUrl;
  }

  get urls(): RunningSuite['urls'] {
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
    const text = await readFile(join(this.logDirectory, `${app}.log`), 'utf8');
    return text
      .split('\n')
      .filter((line) => line.startsWith('{') && line.endsWith('}'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  async stop(): Promise<void> {
    await this.suite.stop();
    await rm(this.logDirectory, { recursive: true });
  }
}
