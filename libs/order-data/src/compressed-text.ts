import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Compresses texts that clients can cause to be stored in great numbers, such as refusals. */
export const compress = (text: string): string => deflateRawSync(text).toString('base64');

export const decompress = (compressed: string): string =>
  inflateRawSync(Buffer.from(compressed, 'base64')).toString();
