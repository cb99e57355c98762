import type { SpoofedField } from './fields';
import { SPELLINGS } from './spellings';

/** A field in one spelling. */
export interface Claim {
  readonly name: string;
  readonly spoofed: SpoofedField;
  readonly lines: readonly string[];
}

/** Every field in every spelling, or one in so many of them. */
export const claimsOf = (fields: readonly SpoofedField[], stride: number): Claim[] =>
  fields
    .flatMap((spoofed) =>
      SPELLINGS.map(({ name, lines }) => ({
        name: `${spoofed.field} ${name}`,
        spoofed,
        lines: lines(spoofed.field, spoofed.value),
      })),
    )
    .filter((_, index) => index % stride === 0);
