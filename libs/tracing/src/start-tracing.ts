/**
 * Sends spans of what this process does to `OTEL_EXPORTER_OTLP_ENDPOINT`; where that is not set, nothing is loaded and
 * nothing costs.
 *
 * It must be done before anything loads Node's HTTP modules or the Redis client, so an app's entry has no other import.
 */
export async function startTracing(service: string): Promise<void> {
  // eslint-disable-next-line no-restricted-properties -- the configuration cannot be read yet; it checks this variable later
  const endpoint = process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  if (!endpoint || !URL.canParse(endpoint)) return;
  const { exportSpans } = await import('./export-spans');
  exportSpans(service);
}
