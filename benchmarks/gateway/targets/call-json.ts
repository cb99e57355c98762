/** Posts JSON. @throws Error that says what was answered instead of a 2xx */
export async function callJson<T>(
  url: string,
  { token, body }: { token?: string; body: unknown },
): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`POST ${url} was answered with ${response.status}: ${text}`);
  return JSON.parse(text) as T;
}
