import { type Channel, connect, type GetMessage, type Options } from 'amqplib';

/** A durable queue, as another system may bind it. */
export class Inbox {
  constructor(
    private readonly brokerUrl: string,
    private readonly queue: string,
  ) {}

  /** Makes the queue and binds it. */
  async open(pattern: string, options: Options.AssertQueue = {}): Promise<void> {
    await this.visit(async (channel) => {
      await channel.assertQueue(this.queue, { durable: true, ...options });
      await channel.bindQueue(this.queue, 'emporium.events', pattern);
    });
  }

  /** Takes everything that is there. */
  take(): Promise<GetMessage[]> {
    return this.visit(async (channel) => {
      const messages: GetMessage[] = [];
      for (;;) {
        const message = await channel.get(this.queue, { noAck: true });
        if (!message) return messages;
        messages.push(message);
      }
    });
  }

  close(): Promise<unknown> {
    return this.visit((channel) => channel.deleteQueue(this.queue));
  }

  private async visit<T>(act: (channel: Channel) => Promise<T>): Promise<T> {
    const connection = await connect(this.brokerUrl);
    try {
      return await act(await connection.createChannel());
    } finally {
      await connection.close();
    }
  }
}
