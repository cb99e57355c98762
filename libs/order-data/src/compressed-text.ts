import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A short form of a text that anybody can make be kept in great numbers. */
export const compress = (text: string): string => deflateRawSync(text).toString('base64');

export const decompress = (compressed: string): string =>
  inflateRawSync(Buffer.from(compressed, 'base64')).toString();
