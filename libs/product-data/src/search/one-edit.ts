/** Whether two words differ by one edit: a letter replaced, added or removed, or two neighbours swapped. */
export function isOneEdit(a: string, b: string): boolean {
  const longer = a.length - b.length;
  if (longer > 1 || longer < -1 || a === b) return false;
  let start = 0;
  while (start < a.length && a.charCodeAt(start) === b.charCodeAt(start)) start++;
  if (longer !== 0) return isSame(a, start + Number(longer > 0), b, start + Number(longer < 0));
  if (isSame(a, start + 1, b, start + 1)) return true;
  const isSwapped =
    a.charCodeAt(start) === b.charCodeAt(start + 1) && a.charCodeAt(start + 1) === b.charCodeAt(start);
  return isSwapped && isSame(a, start + 2, b, start + 2);
}

/** Whether two words are equal, one from `fromA` and the other from `fromB` on. */
function isSame(a: string, fromA: number, b: string, fromB: number): boolean {
  if (a.length - fromA !== b.length - fromB) return false;
  for (let i = 0; fromA + i < a.length; i++)
    if (a.charCodeAt(fromA + i) !== b.charCodeAt(fromB + i)) return false;
  return true;
}
