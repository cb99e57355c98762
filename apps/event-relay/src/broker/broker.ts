import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { NotNowError } from '@emporium/events';
import { Readiness } from '@emporium/service';
import { type ChannelModel, type ConfirmChannel, connect, type RecoveringChannelModel } from 'amqplib';
import { EventRelayConfig } from '../event-relay.config';
import { type MessageProperties, publishConfirmed } from './publish-confirmed';

const EXCHANGE = 'emporium.events';
const AWAY = 'RabbitMQ is away.';

/** The way to RabbitMQ, opened again whenever it is lost. While it is, this process is not ready. */
@Injectable()
export class Broker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Broker');
  private connection?: RecoveringChannelModel;
  private channel?: ConfirmChannel;
  private obstacle?: string;
  private endHold: () => void = () => undefined;
  private lastTrouble = '';

  constructor(
    private readonly config: EventRelayConfig,
    private readonly readiness: Readiness,
  ) {}

  /** Goes on without waiting for RabbitMQ, or without any. */
  async onModuleInit(): Promise<void> {
    const { BROKER_URL } = this.config;
    if (BROKER_URL === undefined)
      return this.logger.warn('BROKER_URL is not set: all events stay where they are');
    this.note(AWAY);
    this.connection = await connect(withHeartbeat(BROKER_URL), {
      timeout: 5_000,
      clientProperties: { connection_name: 'event-relay' },
      recovery: { waitForConnect: false, initialDelay: 500, maxDelay: 2_000 },
    });
    const tell = (error: Error) => this.tell(error);
    this.connection
      .on('connect', (model: ChannelModel) => void this.open(model))
      .on('connect-failed', tell)
      .on('disconnect', tell)
      .on('error', tell)
      .on('blocked', (reason: string) => this.note(`RabbitMQ takes no messages: ${reason}.`))
      .on('unblocked', () => this.note());
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

  /** Runs when no event is in hand any more. */
  async onApplicationShutdown(): Promise<void> {
    await this.connection?.close();
  }

  /** Opens a channel; a connection on which there is none, or none any more, gives way to the next one. */
  private async open(model: ChannelModel): Promise<void> {
    const giveWay = () => void model.close().catch(() => undefined);
    try {
      const channel = await model.createConfirmChannel();
      this.channel = channel;
      channel.on('error', (error) => this.tell(error));
      channel.once('close', () => {
        this.channel = undefined;
        this.note(AWAY);
        giveWay();
      });
      await channel.assertExchange(EXCHANGE, 'topic', { durable: true });
    } catch (error) {
      this.tell(error as Error);
      return giveWay();
    }
    if (!this.channel) return;
    this.lastTrouble = '';
    this.note();
    this.logger.log('RabbitMQ is there');
  }

  /** Notes what keeps messages from being sent; nothing when absent. */
  private note(obstacle?: string): void {
    this.endHold();
    this.obstacle = obstacle;
    this.endHold = obstacle === undefined ? () => undefined : this.readiness.hold(obstacle);
  }

  /** Logs each trouble once until the connection works again. */
  private tell({ message }: Error): void {
    if (message !== this.lastTrouble) this.logger.warn(`connection lost: ${message}`);
    this.lastTrouble = message;
  }
}

/** Has a RabbitMQ that fell silent noticed within some 20 s, where it would suggest minutes. */
function withHeartbeat(url: string): string {
  const heeded = new URL(url);
  if (!heeded.searchParams.has('heartbeat')) heeded.searchParams.set('heartbeat', '10');
  return heeded.href;
}
