import { accessMatrix } from './access-matrix/prove-access-matrix';
import { brokenBodies } from './broken-bodies/prove-broken-bodies';
import { canaries } from './canaries/prove-canaries';
import { forgedTokens } from './forged-tokens/prove-forged-tokens';
import { generatedRequests } from './generated-requests/prove-generated-requests';
import type { Part } from './part';
import { pathEncodings } from './path-encodings/prove-path-encodings';
import { rawMessages } from './raw-messages/prove-raw-messages';
import { slowMessages } from './raw-messages/prove-slow-messages';
import { spoofedHeaders } from './spoofed-headers/prove-spoofed-headers';

/** The proof, part by part. */
export const PARTS: readonly Part[] = [
  rawMessages,
  pathEncodings,
  spoofedHeaders,
  forgedTokens,
  accessMatrix,
  generatedRequests,
  canaries,
  slowMessages,
  brokenBodies,
];
