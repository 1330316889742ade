import type { Scope } from '../../../platform/app.ts';
import {
  type DossierCase,
  type DossierProof,
  type DossierSource,
  dossierCode,
  dossierDay,
  dossierMoney,
  dossierShare,
  dossierText,
} from '../../../platform/audit/dossier-source.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { noticeStanding } from '../../notices/notice-standing.service.ts';
import { grantCase } from '../change-grant.ts';
import type { OwnershipGrant } from '../data/ownership-grant.entity.ts';
import { findGrant } from '../find-grants.service.ts';
import { grantDigest } from '../grant-digest.ts';
import { isMajor } from '../steps/decide-grant.service.ts';
import { GRANT_DOSSIER_LABELS } from './grant-dossier.labels.ts';

/** Dossiers of grants: application, decision, notice, agreement; for the unit's readers and the team itself. */
export const grantDossier: DossierSource = {
  label: { zh: '赋权', en: 'Grant to a team' },
  labels: GRANT_DOSSIER_LABELS,
  async open(tx: Transaction, scope: Scope, id: string): Promise<DossierCase | null> {
    const found = await findGrant(scope, id, tx);
    if (!found) return null;
    const { grant } = found;
    const { agreement } = grant;
    return {
      title: grant.title,
      organizationId: grant.organizationId,
      sections: [
        {
          label: 'application',
          facts: [
            { label: 'state', value: dossierCode(grant.state) },
            { label: 'kind', value: dossierCode(grant.kind) },
            { label: 'timing', value: dossierCode(grant.timing) },
            { label: 'shareBasisPoints', value: dossierShare(grant.shareBasisPoints) },
            { label: 'useYears', value: dossierText(grant.useYears?.toString()) },
            { label: 'recipient', value: dossierText(grant.recipient) },
          ],
        },
        {
          label: 'team',
          facts: grant.shares.map(({ name, basisPoints }) => ({
            label: 'member',
            value: dossierText(`${name}  ${basisPoints / 100}%`),
          })),
        },
        {
          label: 'agreement',
          facts: [
            { label: 'unitIncomeBasisPoints', value: dossierShare(agreement.unitIncomeBasisPoints) },
            { label: 'resourceFee', value: dossierMoney(grant.resourceFee) },
            { label: 'conversionDeadline', value: dossierDay(agreement.conversionDeadline) },
            { label: 'agreedOn', value: dossierDay(grant.agreedOn) },
            { label: 'inForceFrom', value: dossierDay(grant.inForceFrom) },
            { label: 'lastDay', value: dossierDay(grant.lastDay) },
          ],
        },
      ],
      related: grant.resultId ? [{ caseType: 'TechResult', caseId: grant.resultId }] : [],
      documents: [
        ...(grant.splitFileId ? [{ fileId: grant.splitFileId, label: 'splitFile' }] : []),
        ...(grant.agreementFileId ? [{ fileId: grant.agreementFileId, label: 'agreementFile' }] : []),
      ],
      proofs: await proofsOf(tx, grant),
    };
  },
};

async function proofsOf(tx: Transaction, grant: OwnershipGrant): Promise<DossierProof[]> {
  const standing = await noticeStanding(tx, grantCase(grant), grantDigest(grant));
  const ran = standing?.over === true && standing.openObjections === 0 && !standing.upheld;
  return [
    { proof: 'DUTY_OF_CARE', label: 'conditionsMet', actions: ['approveGrant'], ruleId: 'GRT-2' },
    { proof: 'DUTY_OF_CARE', label: 'teamAgreed', actions: ['applyForGrant', 'editGrant'], ruleId: 'GRT-2' },
    { proof: 'DECISION_PROCEDURE', label: 'approvedByOther', actions: ['approveGrant'], ruleId: 'GRT-3' },
    {
      proof: 'DECISION_PROCEDURE',
      label: 'decidedTogether',
      actions: ['closeDecision'],
      ruleId: 'PRC-6',
      ...(isMajor(grant) ? {} : { standing: 'NOT_APPLICABLE' as const }),
    },
    {
      proof: 'PUBLIC_NOTICE',
      label: 'noticeGiven',
      actions: ['publishGrantNotice', 'publishNotice'],
      ruleId: 'GRT-3',
      standing: ran ? 'MET' : standing ? 'WAITING' : grant.agreedOn ? 'NOT_APPLICABLE' : 'MISSING',
    },
  ];
}
