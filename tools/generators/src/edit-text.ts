/**
 * Repeats lines that name what was added last, for what is added now.
 *
 * @param pattern matches the first line of each; `lines` of them belong together
 * @param renamed the text for what is added
 * @throws Error when there is no such line
 */
export function repeatLines(
  text: string,
  pattern: RegExp,
  renamed: (text: string) => string,
  lines = 1,
): string {
  const all = text.split('\n');
  const found = all.flatMap((line, index) => (pattern.test(line) ? [index] : []));
  if (found.length === 0) throw new Error(`there is no line like ${pattern.source}`);
  for (const start of found.reverse()) {
    const block = all.slice(start, start + lines);
    all.splice(start + lines, 0, ...block.map(renamed));
  }
  return all.join('\n');
}

/** Puts a block of YAML behind the one that begins with a line. @throws Error when there is no such line */
export function insertBehindBlock(text: string, firstLine: string, block: string): string {
  const all = text.split('\n');
  const start = all.indexOf(firstLine);
  if (start === -1) throw new Error(`there is no line "${firstLine}"`);
  const depth = indentation(firstLine);
  let end = start + 1;
  while (end < all.length && (all[end]?.trim() === '' || indentation(all[end] ?? '') > depth)) end++;
  while (all[end - 1]?.trim() === '') end--;
  all.splice(end, 0, '', ...block.trimEnd().split('\n'));
  return all.join('\n');
}

const indentation = (line: string) => line.length - line.trimStart().length;
