import { canonicalJson } from '../../platform/audit/chain.ts';
import type { DossierRef } from '../../platform/audit/dossier-source.ts';
import { splitName } from '../../platform/files/file-name.ts';
import type { Dossier, DossierDocument } from './dossier.ts';

/**
 * Whether a document's content is in the export: `ENCLOSED`; `WITHHELD` from this reader; `DELETED` on the platform;
 * `LOST` where the store does not have the content that was kept.
 */
export type Enclosure = 'ENCLOSED' | 'WITHHELD' | 'DELETED' | 'LOST';

export interface EnclosedDocument {
  document: DossierDocument;
  state: Enclosure;
  /** Path in the export; null unless enclosed. */
  path: string | null;
}

/** One file of an export. */
export interface ListedFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
}

/** Longest part of a document's own name in its path: with four bytes a character it still fits every file system. */
const NAME_LENGTH = 50;

/** Where a document lies in the export: numbered, so that equal names do not meet. */
export function pathOf(name: string, index: number): string {
  const { stem, extension } = splitName(name);
  const short = [...stem].slice(0, NAME_LENGTH).join('').trim();
  return `files/${String(index + 1).padStart(3, '0')}-${short}.${extension}`;
}

/**
 * `dossier.json`: the chains with their signed heads as they are kept, personal details with their salts, documents with
 * digests, and what people need to read them. One canonical form, so that equal dossiers have equal bytes.
 */
export function dossierJson(
  dossier: Dossier,
  enclosed: readonly EnclosedDocument[],
  fingerprint: string,
): string {
  const { caseType, caseId, kind, title, unit, madeAt, chains, sections, proofs, people } = dossier;
  const kept = dossier.events.flatMap(({ event, personal }) =>
    personal.state === 'KEPT' ? [{ eventId: event.id, salt: personal.salt, details: personal.details }] : [],
  );
  return canonicalJson({
    format: 'fruition-dossier',
    formatVersion: 1,
    case: { caseType, caseId, kind, title, unit },
    madeAt: madeAt.toISOString(),
    key: { algorithm: 'Ed25519', fingerprint },
    chains: chains.map((chain) => ({
      caseType: chain.caseType,
      caseId: chain.caseId,
      title: chain.title,
      head: chain.head && {
        sequence: chain.head.sequence,
        hash: chain.head.hash,
        signature: chain.head.signature,
      },
      events: eventsOf(dossier, chain),
    })),
    personal: kept,
    personalWithheld: dossier.events
      .filter(({ share, personal }) => share !== 'NOTHING' && personal.state === 'WITHHELD')
      .map(({ event }) => event.id),
    documents: enclosed.map(({ document, state, path }) => ({
      fileId: document.fileId,
      label: document.label,
      name: document.file?.name ?? null,
      mediaType: document.file?.mediaType ?? null,
      size: document.file?.size ?? null,
      sha256: document.file?.sha256 ?? document.recorded,
      state,
      path,
      events: document.events,
    })),
    sections,
    proofs: proofs.map(({ proof, label, standing, ruleId = null, eventIds }) => ({
      proof,
      label,
      standing,
      ruleId,
      eventIds,
    })),
    people: [...people].map(([id, { name, roles, organization }]) => ({ id, name, roles, organization })),
  });
}

/** `manifest.json`: every other file of the export with its digest; the signature over it binds them together. */
export function manifestJson(
  { caseType, caseId, madeAt }: DossierRef & { madeAt: Date },
  files: readonly ListedFile[],
): string {
  return canonicalJson({
    format: 'fruition-dossier-manifest',
    formatVersion: 1,
    caseType,
    caseId,
    madeAt: madeAt.toISOString(),
    files,
  });
}

function eventsOf({ events }: Dossier, { caseType, caseId }: DossierRef) {
  return events
    .filter(({ event }) => event.caseType === caseType && event.caseId === caseId)
    .sort((a, b) => a.event.sequence - b.event.sequence)
    .map(({ event, share }) =>
      share === 'NOTHING'
        ? { sequence: event.sequence, hash: event.hash, withheld: true }
        : {
            id: event.id,
            caseType: event.caseType,
            caseId: event.caseId,
            sequence: event.sequence,
            at: event.at.toISOString(),
            action: event.action,
            userId: event.userId,
            membershipId: event.membershipId,
            job: event.job,
            rulebookVersion: event.rulebookVersion,
            facts: event.facts,
            personalDigest: event.personalDigest,
            previousHash: event.previousHash,
            hash: event.hash,
          },
    );
}
