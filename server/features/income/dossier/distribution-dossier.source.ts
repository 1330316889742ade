import type { Scope } from '../../../platform/app.ts';
import {
  type DossierCase,
  type DossierProof,
  type DossierSource,
  dossierCode,
  dossierDay,
  dossierMoney,
  dossierText,
} from '../../../platform/audit/dossier-source.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { formatYuan } from '../../../platform/money.ts';
import { noticeStanding } from '../../notices/notice-standing.service.ts';
import { distributionCase } from '../distributions/distribution-case.ts';
import { linesOf } from '../distributions/distribution-record.ts';
import type { IncomeDistribution } from '../distributions/income-distribution.entity.ts';
import { findDistribution } from '../reading/find-distributions.service.ts';
import { DISTRIBUTION_DOSSIER_LABELS } from './distribution-dossier.labels.ts';

/** Dossiers of distributions: sums, lines, floors, notice of the rewards; for the unit's readers. */
export const distributionDossier: DossierSource = {
  label: { zh: '收益分配', en: 'Distribution of income' },
  labels: DISTRIBUTION_DOSSIER_LABELS,
  async open(tx: Transaction, scope: Scope, id: string): Promise<DossierCase | null> {
    const distribution = await findDistribution(scope, id);
    if (!distribution) return null;
    const lines = await linesOf(tx, id);
    const { number, title, organizationId, state, gross, costs, net, receivedOn, resultId } = distribution;
    return {
      title: `${number} ${title}`,
      organizationId,
      sections: [
        {
          label: 'distribution',
          facts: [
            { label: 'number', value: dossierText(number) },
            { label: 'state', value: dossierCode(state) },
            { label: 'gross', value: dossierMoney(gross) },
            { label: 'costs', value: dossierMoney(costs) },
            { label: 'net', value: dossierMoney(net) },
            { label: 'receivedOn', value: dossierDay(receivedOn) },
          ],
        },
        {
          label: 'lines',
          facts: lines.map(({ kind, name, amount }) => ({
            label: kind,
            value: dossierText(`${name ?? ''} ${formatYuan(amount)}`.trim()),
          })),
        },
        {
          label: 'floors',
          facts: distribution.floors.map(({ ruleId, least, given }) => ({
            label: 'floor',
            value: dossierText(`${ruleId}  ${given} ≥ ${least}`),
          })),
        },
      ],
      related: [
        { caseType: 'TechResult', caseId: resultId },
        ...(distribution.sourceKind === 'CONTRACT' && distribution.ledgerDealId
          ? [{ caseType: 'Deal', caseId: distribution.ledgerDealId }]
          : []),
      ],
      documents: [],
      proofs: await proofsOf(tx, distribution),
    };
  },
};

async function proofsOf(tx: Transaction, distribution: IncomeDistribution): Promise<DossierProof[]> {
  const standing = await noticeStanding(tx, distributionCase(distribution), distribution.digest);
  const ran = standing?.over === true && standing.openObjections === 0 && !standing.upheld;
  const first = distribution.floors[0]?.ruleId;
  return [
    {
      proof: 'DUTY_OF_CARE',
      label: 'floorsKept',
      actions: ['prepareIncomeDistribution', 'approveIncomeDistribution'],
      ...(first ? { ruleId: first } : {}),
    },
    {
      proof: 'DECISION_PROCEDURE',
      label: 'approvedByOther',
      actions: ['approveIncomeDistribution'],
    },
    {
      proof: 'PUBLIC_NOTICE',
      label: 'rewardsAnnounced',
      actions: ['publishNotice'],
      ruleId: 'INC-8',
      standing: ran ? 'MET' : standing ? 'WAITING' : 'MISSING',
    },
  ];
}
