import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { NotNowError } from '@emporium/events';
import { Readiness } from '@emporium/service';
import { type ChannelModel, type ConfirmChannel, connect, type RecoveringChannelModel } from 'amqplib';
import { EventRelayConfig } from '../event-relay.config';
import { type MessageProperties, publishConfirmed } from './publish-confirmed';

const EXCHANGE = 'emporium.events';
const AWAY = 'RabbitMQ is away.';

/** The connection to RabbitMQ, which is opened again whenever it is lost. Without it this process is not ready. */
@Injectable()
export class Broker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Broker');
  private connection?: RecoveringChannelModel;
  private channel?: ConfirmChannel;
  /** Why messages cannot be published now. */
  private obstacle?: string;
  private endHold: () => void = () => undefined;
  private lastError = '';

  constructor(
    private readonly config: EventRelayConfig,
    private readonly readiness: Readiness,
  ) {}

  /** Does not wait for RabbitMQ, so that the process starts without it. */
  async onModuleInit(): Promise<void> {
    const { BROKER_URL } = this.config;
    if (BROKER_URL === undefined)
      return this.logger.warn('BROKER_URL is not set: all events stay where they are');
    this.setObstacle(AWAY);
    this.connection = await connect(withHeartbeat(BROKER_URL), {
      timeout: 5_000,
      clientProperties: { connection_name: 'event-relay' },
      recovery: { waitForConnect: false, initialDelay: 500, maxDelay: 2_000 },
    });
    const log = (error: Error) => this.logOnce(error);
    this.connection
      .on('connect', (model: ChannelModel) => void this.open(model))
      .on('connect-failed', log)
      .on('disconnect', log)
      .on('error', log)
      .on('blocked', (reason: string) => this.setObstacle(`RabbitMQ takes no messages: ${reason}.`))
      .on('unblocked', () => this.setObstacle());
  }

  /**
   * Resolves once RabbitMQ has the event, in every durable queue that is bound to its type.
   *
   * @throws NotNowError when it is away, takes no messages or does not confirm
   */
  async publish(type: string, event: object, properties: MessageProperties): Promise<void> {
    const { channel, obstacle } = this;
    if (!channel || obstacle !== undefined) throw new NotNowError(obstacle);
    try {
      await publishConfirmed(channel, EXCHANGE, type, event, properties);
    } catch (cause) {
      if (channel === this.channel) throw cause;
      throw new NotNowError(AWAY, { cause });
    }
  }

  /** Runs when no event is being handled any more. */
  async onApplicationShutdown(): Promise<void> {
    await this.connection?.close();
  }

  /**
   * Opens a channel; when that fails, or the channel closes, the connection is closed, so that the next one is opened.
   */
  private async open(model: ChannelModel): Promise<void> {
    const closeConnection = () => void model.close().catch(() => undefined);
    try {
      const channel = await model.createConfirmChannel();
      this.channel = channel;
      channel.on('error', (error) => this.logOnce(error));
      channel.once('close', () => {
        this.channel = undefined;
        this.setObstacle(AWAY);
        closeConnection();
      });
      await channel.assertExchange(EXCHANGE, 'topic', { durable: true });
    } catch (error) {
      this.logOnce(error as Error);
      return closeConnection();
    }
    if (!this.channel) return;
    this.lastError = '';
    this.setObstacle();
    this.logger.log('RabbitMQ is there');
  }

  /** Sets why messages cannot be published; absent when they can. */
  private setObstacle(obstacle?: string): void {
    this.endHold();
    this.obstacle = obstacle;
    this.endHold = obstacle === undefined ? () => undefined : this.readiness.hold(obstacle);
  }

  /** Logs each error once until the connection works again. */
  private logOnce({ message }: Error): void {
    if (message !== this.lastError) this.logger.warn(`connection lost: ${message}`);
    this.lastError = message;
  }
}

/** Adds a heartbeat, by which a dead connection is noticed within some 20 s; RabbitMQ's default is minutes. */
function withHeartbeat(url: string): string {
  const heeded = new URL(url);
  if (!heeded.searchParams.has('heartbeat')) heeded.searchParams.set('heartbeat', '10');
  return heeded.href;
}
