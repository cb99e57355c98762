import { connect, type Socket } from 'node:net';
import { type AnswerFrame, answerFrame } from './response-frame';

const READ_BYTES = 65_536;

/** A kept-alive connection with at most one request under way, on which everything but the bytes is left out. */
export class Connection {
  private readonly socket: Socket;
  /** What has come of an answer that is not complete. */
  private part: Buffer | undefined;

  /**
   * @param onAnswer told each answer; may send the next request at once
   * @param onFailure told when the connection is of no use any more
   */
  constructor(
    port: number,
    private readonly onAnswer: (answer: AnswerFrame) => void,
    onFailure: (error: Error) => void,
  ) {
    const onread = {
      buffer: Buffer.allocUnsafe(READ_BYTES),
      callback: (length: number, buffer: Uint8Array) => {
        try {
          this.read(buffer as Buffer, length);
        } catch (error) {
          onFailure(error as Error);
        }
        return true;
      },
    };
    this.socket = connect({ host: '127.0.0.1', port, noDelay: true, onread });
    this.socket.once('error', onFailure);
    this.socket.once('close', () => onFailure(new Error('the target closed a kept-alive connection')));
  }

  send(request: Buffer): void {
    this.socket.write(request);
  }

  close(): void {
    this.socket.removeAllListeners('close');
    this.socket.destroy();
  }

  private read(buffer: Buffer, length: number): void {
    const { part } = this;
    const bytes = part ? Buffer.concat([part, buffer.subarray(0, length)]) : buffer;
    const received = part ? bytes.length : length;
    const answer = answerFrame(bytes, received);
    if (!answer) {
      this.part = part ? bytes : Buffer.from(bytes.subarray(0, received));
      return;
    }
    if (answer.totalBytes !== received) throw new Error('more bytes than one answer has');
    this.part = undefined;
    this.onAnswer(answer);
  }
}
