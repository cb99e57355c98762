import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, ManagedProcess, retryOnTakenPort } from '@emporium/local-suite';
import { connect } from 'amqplib';
import { environment } from './environment';
import { findRabbitMq, SERVER } from './find-rabbitmq';

/** A RabbitMQ of its own on a free port; what it keeps survives `kill` and `restart`, and goes with `stop`. */
export class RunningRabbitMq {
  private constructor(
    readonly url: string,
    private readonly server: ManagedProcess,
    private readonly nameServer: ManagedProcess,
    private readonly folder: string,
  ) {}

  static start(): Promise<RunningRabbitMq> {
    return retryOnTakenPort(() => RunningRabbitMq.startOnce());
  }

  private static async startOnce(): Promise<RunningRabbitMq> {
    const root = await findRabbitMq();
    const folder = await mkdtemp(join(tmpdir(), 'emporium-rabbitmq-'));
    const [port = 0, namesPort = 0, distributionPort = 0] = await freePorts(3);
    const url = `amqp://127.0.0.1:${port}`;
    await writeFile(join(folder, 'rabbitmq.conf'), `listeners.tcp.1 = 127.0.0.1:${port}\n`);
    const shared = { cwd: folder, env: environment(root, folder, { namesPort, distributionPort }) };
    // Erlang would start it by itself, and leave it behind.
    const nameServer = new ManagedProcess({
      ...shared,
      name: 'epmd',
      command: 'epmd',
      args: ['-port', String(namesPort)],
      logFile: join(folder, 'epmd.log'),
      isReady: () => Promise.resolve(true),
    });
    const server = new ManagedProcess({
      ...shared,
      name: 'rabbitmq',
      command: join(root, SERVER),
      args: [],
      logFile: join(folder, 'rabbitmq.log'),
      isReady: () => accepts(url),
    });
    await nameServer.start();
    await server.start().catch(async (error: unknown) => {
      await nameServer.stop();
      throw error;
    });
    return new RunningRabbitMq(url, server, nameServer, folder);
  }

  async kill(): Promise<void> {
    this.server.kill('SIGKILL');
    await this.server.exited;
  }

  restart(): Promise<void> {
    return this.server.restart();
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await this.nameServer.stop();
    await rm(this.folder, { recursive: true });
  }
}

async function accepts(url: string): Promise<boolean> {
  try {
    await (await connect(url)).close();
    return true;
  } catch {
    return false; // it is still starting
  }
}
