import type { Scope } from '../../../platform/app.ts';
import type { AuditEvent } from '../../../platform/audit/audit-event.entity.ts';
import {
  DOSSIER_READERS,
  type DossierCase,
  type DossierProof,
  type DossierSource,
  dossierCode,
  dossierMoment,
  dossierMoney,
  dossierText,
  type EventShare,
} from '../../../platform/audit/dossier-source.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';
import { greatestSum, guaranteedSum } from '../../offers/terms/sums.ts';
import { transactionText } from '../../offers/terms/terms-text.ts';
import type { Compliance } from '../../rulebook/compliance.ts';
import { sidesOf } from '../change-deal.ts';
import { readContract } from '../contract/data/contract-record.ts';
import { type DealRecord, readDeal } from '../data/deal-record.ts';
import { DealDocument } from '../data/deal-records.entity.ts';
import { SEES_AS_ENTERPRISE } from '../deal.policy.ts';
import { needsDecision, needsNotice } from '../judge/compliance.ts';
import { type DealFacts, dealFacts } from '../judge/facts.ts';
import { standingOf } from '../judge/standing.ts';
import { DEAL_DOSSIER_LABELS } from './deal-dossier.labels.ts';

/** Dossiers of deals: the unit's readers get everything, the enterprise what concerns both sides, nobody else anything. */
export const dealDossier: DossierSource = {
  label: { zh: '成交案件', en: 'Deal' },
  labels: DEAL_DOSSIER_LABELS,
  async open(tx: Transaction, scope: Scope, dealId: string): Promise<DossierCase | null> {
    const record = isId(dealId) ? await readDeal(tx, dealId) : null;
    if (!record) return null;
    const { deal } = record;
    const inside = hasRole(scope.actor, DOSSIER_READERS, deal.organizationId);
    if (!inside && !hasRole(scope.actor, SEES_AS_ENTERPRISE, deal.enterpriseId)) return null;
    const facts = await dealFacts(tx, { record, ...(await sidesOf(scope, dealId)) });
    return {
      title: `${deal.number} ${deal.title}`,
      organizationId: deal.organizationId,
      sections: sectionsOf(record),
      related: [
        { caseType: 'TechResult', caseId: deal.resultId },
        ...(deal.offerId ? [{ caseType: 'Offer', caseId: deal.offerId }] : []),
        ...(deal.priorDealId ? [{ caseType: 'Deal', caseId: deal.priorDealId }] : []),
      ],
      documents: await documentsOf(tx, record),
      proofs: inside ? proofsOf(facts) : [],
      ...(inside
        ? {}
        : { shows: (event: AuditEvent): EventShare => (SHARED.has(event.action) ? 'ALL' : 'NOTHING') }),
    };
  },
};

/** Events that both sides took part in or can read elsewhere; the rest is the unit's own. */
const SHARED: ReadonlySet<string> = new Set([
  'requestDeal',
  'acceptStandingOffer',
  'takeUpDeal',
  'refuseDeal',
  'withdrawDeal',
  'proposeTerms',
  'acceptTerms',
  'reopenNegotiation',
  'declareRelation',
  'postDealMessage',
  'addDealDocument',
  'openConfidentiality',
  'acceptConfidentiality',
  'publishNotice',
  'voidNotice',
  'editSignatories',
  'prepareContract',
  'uploadSignedCopy',
  'signDeal',
  'recordHandover',
  'acceptHandover',
  'activateDeal',
  'completeDeal',
  'terminateDeal',
  'amendDeal',
  'renewDeal',
  'refuseHandover',
  'askTermination',
  'supersede',
  'openImport',
  'importContract',
  'confirmImport',
  'denyImport',
]);

function sectionsOf({ deal, declarations }: DealRecord): DossierCase['sections'] {
  const { terms } = deal;
  return [
    {
      label: 'course',
      facts: [
        { label: 'state', value: dossierCode(deal.state) },
        { label: 'origin', value: dossierCode(deal.origin) },
        { label: 'pricing', value: dossierCode(deal.pricing) },
        { label: 'requestedAt', value: dossierMoment(deal.requestedAt) },
        { label: 'agreedAt', value: dossierMoment(deal.agreedAt) },
        { label: 'clearedAt', value: dossierMoment(deal.clearedAt) },
        { label: 'signedAt', value: dossierMoment(deal.signedAt) },
        { label: 'activeAt', value: dossierMoment(deal.activeAt) },
        { label: 'endedAt', value: dossierMoment(deal.endedAt) },
      ],
    },
    {
      label: 'agreedTerms',
      facts: terms
        ? [
            { label: 'transaction', value: dossierText(transactionText(terms)) },
            { label: 'guaranteedSum', value: dossierMoney(guaranteedSum(terms)) },
            { label: 'greatestSum', value: dossierMoney(greatestSum(terms)) },
            { label: 'termsDigest', value: dossierText(deal.termsDigest) },
          ]
        : [],
    },
    {
      label: 'relations',
      facts: declarations.map(({ side, relation }) => ({
        label: `relation${side}`,
        value: dossierCode(relation),
      })),
    },
  ];
}

async function documentsOf(tx: Transaction, { deal, approvals, checks, parties }: DealRecord) {
  const documents = await tx.find(DealDocument, {
    where: { dealId: deal.id },
    order: { at: 'ASC', id: 'ASC' },
  });
  const contract = await readContract(tx, deal.id);
  const papers = [
    ...documents.map(({ fileId, kind }) => ({ fileId, label: kind })),
    ...approvals.map(({ fileId }) => ({ fileId, label: 'approval' })),
    ...checks.map(({ fileId }) => ({ fileId, label: 'check' })),
    ...parties.map(({ consentFileId }) => ({ fileId: consentFileId, label: 'consent' })),
    ...(contract?.documents ?? []).map(({ fileId }) => ({ fileId, label: 'contractText' })),
    ...(contract?.copies ?? []).map(({ fileId }) => ({ fileId, label: 'signedCopy' })),
  ];
  return papers.flatMap(({ fileId, label }) => (fileId === null ? [] : [{ fileId, label }]));
}

/** What proves diligence (PRC-7); where it stands comes from the judgement that the steps rest on. */
function proofsOf(facts: DealFacts): DossierProof[] {
  const { items } = standingOf(facts);
  return [
    {
      proof: 'DUTY_OF_CARE',
      label: 'valuationConsidered',
      actions: ['recordValuation', 'recordPriceReason'],
      ruleId: 'PRC-4',
      standing: standing(items, ['PRC-4']),
    },
    {
      proof: 'DUTY_OF_CARE',
      label: 'valued',
      actions: ['recordValuation', 'recordPriceReason'],
      ruleId: 'PRC-5',
      standing: standing(items, ['PRC-5']),
    },
    {
      proof: 'DUTY_OF_CARE',
      label: 'approvedAbove',
      actions: ['recordApproval'],
      ruleId: 'REG-6',
      standing: standing(items, ['REG-6']),
    },
    {
      proof: 'DECISION_PROCEDURE',
      label: 'decidedTogether',
      actions: ['callDecision', 'closeDecision'],
      ruleId: 'PRC-6',
      standing:
        needsDecision(facts) || facts.decision !== 'NONE' ? standing(items, ['PRC-6']) : 'NOT_APPLICABLE',
    },
    {
      proof: 'PUBLIC_NOTICE',
      label: 'noticeGiven',
      actions: ['publishNotice'],
      ruleId: 'PRC-2',
      standing:
        needsNotice(facts) || facts.notices.length > 0
          ? standing(items, ['PRC-2', 'PRC-3'])
          : 'NOT_APPLICABLE',
    },
    {
      proof: 'NO_UNLAWFUL_GAIN',
      label: 'relationsDeclared',
      actions: ['requestDeal', 'acceptStandingOffer', 'declareRelation'],
    },
    {
      proof: 'NO_UNLAWFUL_GAIN',
      label: 'leadersNamed',
      actions: ['declareLeaders'],
      ruleId: 'INC-8',
      standing: standing(items, ['INC-8']),
    },
  ];
}

/** Where several rules stand together: the worst of them counts. */
function standing(
  items: readonly Compliance[],
  ruleIds: readonly string[],
): NonNullable<DossierProof['standing']> {
  const found = items
    .filter(({ ruleId }) => ruleId !== null && ruleIds.includes(ruleId))
    .map(({ status }) => status);
  if (found.includes('MISSING') || found.includes('WARNING')) return 'MISSING';
  if (found.includes('WAITING')) return 'WAITING';
  return found.includes('MET') ? 'MET' : 'NOT_APPLICABLE';
}
