import type { AuditEvent } from '../../../../platform/audit/audit-event.entity.ts';
import {
  DOSSIER_READERS,
  type DossierCase,
  type DossierSource,
  dossierCode,
  dossierDay,
  dossierMoment,
  dossierMoney,
  dossierText,
  type EventShare,
} from '../../../../platform/audit/dossier-source.ts';
import { hasRole } from '../../../../platform/auth/actor.ts';
import { presentState } from '../../change-demand.ts';
import { Demand } from '../../data/demand.entity.ts';
import { DemandAnswer } from '../../data/demand-parts.entity.ts';
import { POSTER_SEES } from '../../demand.policy.ts';
import { DEMAND_DOSSIER_LABELS } from './demand-dossier.labels.ts';

/**
 * A demand as a dossier: for its poster and the operators, who read its chain. Bids stand on chains of their own and are
 * no part of it; what the opening wrote on this chain is a list of ids and digests.
 */
export const demandDossier: DossierSource = {
  label: { zh: '榜单', en: 'Demand' },
  labels: DEMAND_DOSSIER_LABELS,
  money: ['bounty'],
  async open(tx, { actor }, demandId) {
    const demand = await tx.findOneBy(Demand, { id: demandId });
    if (!demand) return null;
    const isPoster = hasRole(actor, [...DOSSIER_READERS, ...POSTER_SEES], demand.organizationId);
    if (!isPoster && !hasRole(actor, ['OPERATOR'])) return null;
    const answers = isPoster ? await tx.findBy(DemandAnswer, { demandId }) : [];
    return {
      title: `${demand.number} ${demand.title}`,
      organizationId: demand.organizationId,
      sections: sectionsOf(demand),
      related: answers.map(({ dealId }) => ({ caseType: 'Deal', caseId: dealId })),
      documents: demand.content.fileIds.map((fileId) => ({ fileId, label: 'attachment' })),
      proofs: [
        {
          proof: 'DECISION_PROCEDURE',
          label: 'reviewed',
          actions: ['publishDemand', 'returnDemand'],
          ruleId: 'DEM-1',
        },
      ],
      ...(isPoster ? {} : { shows: (_event: AuditEvent): EventShare => 'NO_PERSONAL' }),
    };
  },
};

function sectionsOf(demand: Demand): DossierCase['sections'] {
  const { content } = demand;
  return [
    {
      label: 'course',
      facts: [
        { label: 'state', value: dossierCode(presentState(demand)) },
        { label: 'mode', value: dossierCode(demand.mode) },
        { label: 'createdAt', value: dossierMoment(demand.createdAt) },
        { label: 'handedInAt', value: dossierMoment(demand.handedInAt) },
        { label: 'publishedAt', value: dossierMoment(demand.publishedAt) },
        { label: 'bidsCloseAt', value: dossierMoment(demand.bidsCloseAt) },
        { label: 'bidsOpenedAt', value: dossierMoment(demand.bidsOpenedAt) },
        { label: 'awardedAt', value: dossierMoment(demand.awardedAt) },
        { label: 'endedAt', value: dossierMoment(demand.endedAt) },
        { label: 'endReason', value: dossierCode(demand.endReason) },
      ],
    },
    {
      label: 'demand',
      facts: [
        { label: 'problem', value: dossierText(content.problem) },
        {
          label: 'targets',
          value: dossierText(content.targets.map(({ name }) => name).join('；')),
        },
        { label: 'acceptance', value: dossierText(content.acceptance) },
        { label: 'bounty', value: dossierMoney(demand.bounty) },
        { label: 'wantedBy', value: dossierDay(demand.wantedBy) },
      ],
    },
  ];
}
