import { type Finding, HARMS } from '../validate/finding';

const SHOWN = 5;

/** One line that says what was found, by what it means for the shop. */
export const verdictOf = (findings: readonly Finding[]): string =>
  HARMS.map((harm) => `${harm} ${findings.filter((finding) => finding.harm === harm).length}`).join(', ');

/** The findings, a few of each invariant. */
export function describeFindings(findings: readonly Finding[]): string[] {
  const invariants = [...new Set(findings.map(({ invariant }) => invariant))];
  return invariants.flatMap((invariant) => {
    const all = findings.filter((finding) => finding.invariant === invariant);
    const shown = all.slice(0, SHOWN).map(({ harm, detail }) => `    ${harm}: ${detail}`);
    const more = all.length > SHOWN ? [`    and ${all.length - SHOWN} more`] : [];
    return [`  broken: ${invariant}`, ...shown, ...more];
  });
}
