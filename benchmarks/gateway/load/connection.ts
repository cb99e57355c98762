import { connect, type Socket } from 'node:net';
import { type ResponseFrame, responseFrame } from './response-frame';

const READ_BYTES = 65_536;

/** A keep-alive connection with at most one request under way, as cheap as it can be for the load generator. */
export class Connection {
  private readonly socket: Socket;
  /** The beginning of a response that is not complete. */
  private part: Buffer | undefined;

  /**
   * @param onResponse called with each response; may send the next request at once
   * @param onFailure called when the connection cannot be used any more
   */
  constructor(
    port: number,
    private readonly onResponse: (response: ResponseFrame) => void,
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
    this.socket.once('close', () => onFailure(new Error('the target closed a keep-alive connection')));
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
    const response = responseFrame(bytes, received);
    if (!response) {
      this.part = part ? bytes : Buffer.from(bytes.subarray(0, received));
      return;
    }
    if (response.totalBytes !== received) throw new Error('more bytes than one answer has');
    this.part = undefined;
    this.onResponse(response);
  }
}
