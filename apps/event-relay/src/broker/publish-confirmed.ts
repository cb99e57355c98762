import { NotNowError } from '@emporium/events';
import type { ConfirmChannel, Options } from 'amqplib';

/** Less than the time after which an unfinished event is delivered again. */
const CONFIRM_WITHIN_MS = 4_000;

export type MessageProperties = Required<Pick<Options.Publish, 'messageId' | 'timestamp'>>;

/**
 * Publishes an event under its type as routing key, and waits for RabbitMQ's confirmation.
 *
 * @throws NotNowError when no confirmation comes in time; the event may be published all the same, and then twice
 */
export function publishConfirmed(
  channel: ConfirmChannel,
  exchange: string,
  type: string,
  event: object,
  properties: MessageProperties,
): Promise<void> {
  const content = Buffer.from(JSON.stringify(event));
  const options = { ...properties, type, persistent: true, contentType: 'application/json' };
  return new Promise((resolve, reject) => {
    const late = () => reject(new NotNowError('RabbitMQ does not confirm.'));
    const timer = setTimeout(late, CONFIRM_WITHIN_MS);
    channel.publish(exchange, type, content, options, (error: Error | null) => {
      clearTimeout(timer);
      if (error) reject(error);
      else resolve();
    });
  });
}
