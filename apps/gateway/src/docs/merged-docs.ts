import { Injectable } from '@nestjs/common';
import { SERVICES } from '@emporium/contracts';
import { ServedDocument } from '@emporium/service';
import { mergeDocuments } from './merge-documents';
import { ServiceDocuments } from './service-documents';

const FRESH_MS = 10_000;
/** A document with gaps is asked for again soon: the services may be starting. */
const INCOMPLETE_FRESH_MS = 500;

/** The document of the whole API, as the services describe it now. */
@Injectable()
export class MergedDocs {
  private document: Promise<ServedDocument> | undefined;
  private freshUntil = 0;

  constructor(private readonly documents: ServiceDocuments) {}

  /** Callers that come at the same time share one round of questions to the services. */
  current(): Promise<ServedDocument> {
    if (this.document === undefined || Date.now() >= this.freshUntil) {
      this.freshUntil = Infinity;
      this.document = this.build();
    }
    return this.document;
  }

  private async build(): Promise<ServedDocument> {
    try {
      const documents = await Promise.all(
        SERVICES.map(async (service) => ({ service, document: await this.documents.fetch(service) })),
      );
      const isComplete = documents.every(({ document }) => document);
      this.freshUntil = Date.now() + (isComplete ? FRESH_MS : INCOMPLETE_FRESH_MS);
      return new ServedDocument(mergeDocuments(documents));
    } catch (error) {
      this.freshUntil = 0;
      throw error;
    }
  }
}
