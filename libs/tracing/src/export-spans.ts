import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { registerInstrumentations } from '@opentelemetry/instrumentation';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { instrumentHttp } from './http-spans';
import { observeRedis } from './redis-spans';
import { instrumentUndici } from './undici-spans';

/** Spans of the last moment before a process ends are lost. */
const SEND_EVERY_MS = 1_000;

/** The exporter and the sampler read the standard's own variables, `OTEL_*`. */
export function exportSpans(service: string): void {
  new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'emporium' }),
    spanProcessors: [
      new BatchSpanProcessor(new OTLPTraceExporter(), { scheduledDelayMillis: SEND_EVERY_MS }),
    ],
  }).register();
  registerInstrumentations({ instrumentations: [instrumentHttp(), instrumentUndici()] });
  observeRedis();
}
