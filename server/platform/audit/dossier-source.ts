import type { Scope } from '../app.ts';
import type { Transaction } from '../database/transaction.ts';
import { formatYuan } from '../money.ts';
import type { Label } from '../standards/label.ts';
import type { AuditEvent } from './audit-event.entity.ts';

/**
 * What a feature tells so that its cases have a dossier (page, PDF, verifiable export). It is registered as
 * `Feature.dossiers: { Deal: dealDossier }`; the key is the `caseType` of the audit chain. The frame
 * (`server/features/dossiers`) brings everything else: chains and their verification, names of people, documents with
 * their digests, proofs, the export and its record.
 *
 * ```ts
 * export const dealDossier: DossierSource = {
 *   label: { zh: '成交案件', en: 'Deal' },
 *   labels: { acceptTerms: { zh: '接受条款', en: 'Accepted the terms' }, price: { zh: '价格', en: 'Price' } },
 *   async open(tx, scope, dealId) {
 *     const deal = await tx.findOneBy(Deal, { id: dealId });
 *     if (!deal || !dealPolicy.readDossier(scope.actor, deal)) return null;
 *     const inside = hasRole(scope.actor, DOSSIER_READERS, deal.organizationId);
 *     return {
 *       title: deal.number,
 *       organizationId: deal.organizationId,
 *       sections: [{ label: 'terms', facts: [{ label: 'price', value: dossierMoney(deal.price) }] }],
 *       related: [{ caseType: 'TechResult', caseId: deal.resultId }],
 *       documents: [{ fileId, label: 'contract' }],
 *       proofs: [{ proof: 'PUBLIC_NOTICE', label: 'noticeRan', actions: ['publishNotice'], standing: 'MET' }],
 *       ...(inside ? {} : { shows: (event) => (SHARED.has(event.action) ? 'ALL' : 'NOTHING') }),
 *     };
 *   },
 * };
 * ```
 */
export interface DossierSource {
  /** What a case of this kind is called. */
  label: Label;
  /**
   * Words for the codes of its cases: actions of its events, names of their facts (`price`, also by their path, such as
   * `terms.price`), codes that stand as values, and the labels of sections, documents and proofs. A code without words
   * is shown as it is. Words that many kinds share (`before`, `state`, decisions, notices) are the frame's.
   */
  labels: Readonly<Record<string, Label>>;
  /**
   * Names of facts in its events that are sums of money in fen, beyond those that every kind shares (`amount`, `price`);
   * the audit trail keeps them as digits.
   */
  money?: readonly string[];
  /**
   * The case as this reader may have it, read with `tx` (one snapshot for the whole dossier, read only: no locks). Null where it
   * is not there or is not for them: this is the access rule of page, PDF and export. All of it is for the unit's
   * `DOSSIER_READERS`; the enterprise of a deal gets what concerns both sides; nobody else gets anything.
   */
  open(tx: Transaction, scope: Scope, caseId: string): Promise<DossierCase | null>;
}

/** Roles of the unit that read whole dossiers. */
export const DOSSIER_READERS = ['SUPERVISOR', 'OFFICER', 'ADMINISTRATOR', 'LEADERSHIP_MEMBER'] as const;

/** A case by its kind and id, which name its audit chain. */
export interface DossierRef {
  caseType: string;
  caseId: string;
}

/** A case as one reader may have it. */
export interface DossierCase {
  /** What people call it: a title, or a number. */
  title: string;
  /** The unit whose case it is. */
  organizationId: string;
  /** What stands in it today, in a few groups. */
  sections: readonly DossierSection[];
  /**
   * Cases whose events belong to the story, such as a deal's offer and result, all of them (theirs are not followed).
   * Each is opened by the source of its own kind for the same reader, and left out where that gives null.
   */
  related: readonly DossierRef[];
  /**
   * Files of the case. Those that events name as `{ fileId, sha256 }` in their facts come by themselves. Contents are
   * exported as far as `Feature.fileAccess` lets this reader have them; of others the digest is named.
   */
  documents: readonly { fileId: string; label: string }[];
  /** What proves diligence (PRC-7), or is missing; empty for kinds that are no decision. */
  proofs: readonly DossierProof[];
  /**
   * What this reader gets of an event of this case: `ALL`, its facts without names and reasons (`NO_PERSONAL`), or only
   * its hash (`NOTHING`). Left out: everything.
   */
  shows?: (event: AuditEvent) => EventShare;
}

export type EventShare = 'ALL' | 'NO_PERSONAL' | 'NOTHING';

export interface DossierSection {
  /** Code with words in `labels`. */
  label: string;
  facts: readonly DossierFact[];
}

export interface DossierFact {
  /** Code with words in `labels`. */
  label: string;
  value: DossierValue;
}

/** A value that page and paper write out in the reader's language. */
export interface DossierValue {
  /** TEXT as it is, CODE by `labels`, MONEY in yuan, DAY, MOMENT (ISO 8601), SHARE in basis points, NONE. */
  kind: 'TEXT' | 'CODE' | 'MONEY' | 'DAY' | 'MOMENT' | 'SHARE' | 'NONE';
  text: string;
}

const NONE: DossierValue = { kind: 'NONE', text: '' };
const value = (kind: DossierValue['kind'], text: string | null | undefined): DossierValue =>
  text === null || text === undefined || text === '' ? NONE : { kind, text };

export const dossierText = (text: string | null | undefined) => value('TEXT', text);
export const dossierCode = (code: string | null | undefined) => value('CODE', code);
/** @param fen as everywhere in code */
export const dossierMoney = (fen: bigint | null | undefined) =>
  value('MONEY', fen === null || fen === undefined ? null : formatYuan(fen));
export const dossierDay = (day: string | null | undefined) => value('DAY', day);
export const dossierMoment = (at: Date | null | undefined) => value('MOMENT', at?.toISOString());
export const dossierShare = (basisPoints: number | null | undefined) =>
  value('SHARE', basisPoints === null || basisPoints === undefined ? null : String(basisPoints));

/** The four things that free of liability for later changes of value (PRC-7). */
export const PROOFS = ['DUTY_OF_CARE', 'DECISION_PROCEDURE', 'PUBLIC_NOTICE', 'NO_UNLAWFUL_GAIN'] as const;
export type Proof = (typeof PROOFS)[number];
export type ProofStanding = 'MET' | 'MISSING' | 'WAITING' | 'NOT_APPLICABLE';

/** One thing that proves a part of diligence. */
export interface DossierProof {
  proof: Proof;
  /** Code with words in `labels`: what is proved, such as that a third party valued the result. */
  label: string;
  /** Actions of events, of the case or of related ones, that prove it; the dossier lists those that happened. */
  actions: readonly string[];
  /** Rule that asks for it, such as `PRC-2`. */
  ruleId?: string;
  /**
   * Where it stands, for what events alone do not tell (a notice that still runs). Left out: MET once such an event is
   * there, else MISSING.
   */
  standing?: ProofStanding;
}

/**
 * What a feature adds to the dossiers of a kind of case that another feature owns, such as payments to deals: their events
 * stand on the same chain. Words of the owner come first.
 */
export interface DossierAddition {
  labels: Readonly<Record<string, Label>>;
  /** Actions of its events that everybody gets all of who gets the case; of others the owner decides. */
  shared?: ReadonlySet<string>;
  /** What it knows of a case that the owner has opened for this reader. */
  open(
    tx: Transaction,
    scope: Scope,
    caseId: string,
  ): Promise<Partial<Pick<DossierCase, 'sections' | 'related' | 'documents'>>>;
}

interface WithDossiers {
  name: string;
  dossiers?: Readonly<Record<string, DossierSource>>;
  dossierAdditions?: Readonly<Record<string, DossierAddition>>;
}

/** The features' sources by kind of case, with what others add; throws at the start if two features claim one kind. */
export function dossierSourcesOf(features: readonly WithDossiers[]): ReadonlyMap<string, DossierSource> {
  const sources = new Map<string, DossierSource>();
  for (const { name, dossiers } of features) {
    for (const [caseType, source] of Object.entries(dossiers ?? {})) {
      if (sources.has(caseType)) throw new Error(`${name}: another feature has the dossier of "${caseType}"`);
      sources.set(caseType, source);
    }
  }
  for (const { name, dossierAdditions } of features) {
    for (const [caseType, addition] of Object.entries(dossierAdditions ?? {})) {
      const source = sources.get(caseType);
      if (!source) throw new Error(`${name}: no feature has the dossier of "${caseType}"`);
      sources.set(caseType, withAddition(source, addition));
    }
  }
  return sources;
}

function withAddition(source: DossierSource, addition: DossierAddition): DossierSource {
  return {
    ...source,
    labels: { ...addition.labels, ...source.labels },
    async open(tx, scope, caseId) {
      const found = await source.open(tx, scope, caseId);
      if (!found) return null;
      const { sections = [], related = [], documents = [] } = await addition.open(tx, scope, caseId);
      const { shows } = found;
      return {
        ...found,
        sections: [...found.sections, ...sections],
        related: [...found.related, ...related],
        documents: [...found.documents, ...documents],
        ...(shows ? { shows: (event) => (addition.shared?.has(event.action) ? 'ALL' : shows(event)) } : {}),
      };
    },
  };
}
