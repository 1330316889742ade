import { Readable } from 'node:stream';
import type { Scope } from '../../platform/app.ts';
import type { DossierRef } from '../../platform/audit/dossier-source.ts';
import { renderPdf } from '../../platform/pdf/render-pdf.ts';
import type { Dossier } from './dossier.ts';
import { dossierPaper, momentText, type PaperLanguage } from './dossier-pdf.ts';
import { filled, README } from './dossier-texts.ts';
import { viewOf } from './dossier-view.ts';
import { zipDossier } from './dossier-zip.ts';
import { encloseDocuments } from './enclose-documents.ts';
import { readDossier } from './read-dossier.service.ts';
import { type DossierFormat, recordTaking } from './takings.service.ts';

/** A dossier on its way out of the platform. */
export interface TakenDossier {
  title: string;
  madeAt: Date;
  content: Readable;
}

/**
 * Takes a dossier out as a PDF, or as a ZIP that can be verified elsewhere; that it was taken is on record before the
 * first byte leaves.
 * @throws Refusal NOT_FOUND as for the page
 */
export async function takeDossier(
  scope: Scope,
  ref: DossierRef,
  format: DossierFormat,
  language: PaperLanguage,
): Promise<TakenDossier> {
  const dossier = await readDossier(scope, ref);
  const { title, madeAt } = dossier;
  const pdf = await renderPdf(dossierPaper(viewOf(dossier, scope.app.signer.fingerprint), language));
  const content = format === 'pdf' ? async () => Readable.from([pdf]) : () => zipOf(scope, dossier, pdf);
  const stream = await content();
  await recordTaking(scope, dossier, format);
  return { title, madeAt, content: stream };
}

async function zipOf(scope: Scope, dossier: Dossier, pdf: Buffer): Promise<Readable> {
  const { app } = scope;
  const readme = filled(README, {
    title: dossier.title,
    unit: dossier.unit,
    at: momentText(dossier.madeAt),
    print: app.signer.fingerprint,
    address: app.config.publicUrl,
  });
  const enclosed = await encloseDocuments(scope, dossier.documents);
  return zipDossier(app, { dossier, enclosed, pdf, readme });
}
