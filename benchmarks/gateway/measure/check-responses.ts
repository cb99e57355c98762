import type { Case } from '../targets/case';

/**
 * Asks every target once before anything is measured.
 *
 * @returns how many bytes they all answer
 * @throws Error when they do not answer the same, or not from where they should
 */
export async function checkResponses({ title, path, headers = {}, targets }: Case): Promise<number> {
  let expected: string | undefined;
  for (const { name, port, cache } of targets) {
    const ask = () => fetch(`http://127.0.0.1:${port}${path}`, { headers });
    if (cache === 'HIT') await (await ask()).text();
    const response = await ask();
    const body = await response.text();
    expected ??= body;
    const xCache = response.headers.get('x-cache');
    if (response.status !== 200 || body !== expected)
      throw new Error(
        `${title}: ${name} answers ${response.status} and ${body}\ninstead of 200 and ${expected}`,
      );
    if (cache && xCache !== cache)
      throw new Error(`${title}: ${name} says X-Cache: ${xCache} instead of ${cache}`);
  }
  return Buffer.byteLength(expected ?? '');
}
