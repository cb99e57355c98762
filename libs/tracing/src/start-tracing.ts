/**
 * Sends spans of this process to `OTEL_EXPORTER_OTLP_ENDPOINT`. When that is not set, nothing is loaded.
 *
 * It must run before anything loads Node's HTTP modules or the Redis client, so an app's entry imports nothing else.
 */
export async function startTracing(service: string): Promise<void> {
  // eslint-disable-next-line no-restricted-properties -- the configuration cannot be read yet; it checks this variable later
  const endpoint = process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!endpoint || !URL.canParse(endpoint)) return;
  const { exportSpans } = await import('./export-spans');
  exportSpans(service);
}
