import type { ConsentDocument } from '../accounts.enums.ts';

/** The versions in force of the documents that everybody consents to; a new one is asked for anew. */
export const CURRENT_VERSIONS: Readonly<Record<ConsentDocument, string>> = {
  TERMS: '2026-11',
  PRIVACY: '2026-11',
};

export const CONSENT_DOCUMENT_NAMES = Object.keys(CURRENT_VERSIONS) as ConsentDocument[];

/** The documents whose version in force is not among the consents. */
export function missingConsents(
  consents: readonly { document: ConsentDocument; documentVersion: string }[],
): ConsentDocument[] {
  return CONSENT_DOCUMENT_NAMES.filter(
    (document) =>
      !consents.some(
        (consent) => consent.document === document && consent.documentVersion === CURRENT_VERSIONS[document],
      ),
  );
}
