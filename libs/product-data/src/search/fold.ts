/** Letters that Unicode does not decompose, and how people type them without such a key. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ı: 'i', ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ħ: 'h', ŧ: 't', ŋ: 'n' },
  ...{ ĸ: 'k', ɓ: 'b', ɗ: 'd', ƒ: 'f', ɨ: 'i', ƙ: 'k', ɔ: 'o', ə: 'e', ʼ: '', ς: 'σ', ٱ: 'ا' },
};
const SPECIAL = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gu');

/**
 * Accents, Hebrew and Arabic points, and invisible characters; not Japanese voicing marks, which make other letters.
 */
const ACCENTS =
  /(?![\u3099\u309a])[\p{Script=Inherited}\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u00ad\u0640\p{Cf}]/gu;

/** A text without case and accents, so that different ways to type it become equal. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(SPECIAL, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
