import {
  DOSSIER_READERS,
  type DossierCase,
  type DossierProof,
  type DossierSource,
  dossierCode,
  dossierDay,
  dossierMoment,
  dossierMoney,
  dossierText,
} from '../../../platform/audit/dossier-source.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { ConfidentialPart } from '../data/confidential.entity.ts';
import { Completer, ResultPicture, ResultRight } from '../data/result-parts.entity.ts';
import { TechResult } from '../data/tech-result.entity.ts';
import { RESULT_DOSSIER_LABELS } from './result-dossier.labels.ts';

/** What proves that the unit looked before it registered and published; prices are decided in the cases of deals. */
const PROOFS: readonly DossierProof[] = [
  { proof: 'DUTY_OF_CARE', label: 'disclosed', actions: ['disclose', 'import'], ruleId: 'REG-1' },
  {
    proof: 'DUTY_OF_CARE',
    label: 'screened',
    actions: ['register', 'screenResult', 'import'],
    ruleId: 'REG-6',
  },
  { proof: 'DECISION_PROCEDURE', label: 'reviewedByOther', actions: ['startReview', 'register'] },
];

/** Dossiers of results: disclosure, review, register and publication. */
export const resultDossier: DossierSource = {
  label: { zh: '科技成果', en: 'Result' },
  labels: RESULT_DOSSIER_LABELS,
  async open(tx, { actor }, id): Promise<DossierCase | null> {
    const result = await tx.findOneBy(TechResult, { id });
    if (!result || !hasRole(actor, DOSSIER_READERS, result.organizationId)) return null;
    const resultId = id;
    const rights = await tx.find(ResultRight, { where: { resultId }, order: { position: 'ASC' } });
    const completers = await tx.find(Completer, { where: { resultId }, order: { position: 'ASC' } });
    const pictures = await tx.find(ResultPicture, { where: { resultId }, order: { position: 'ASC' } });
    const confidential = await tx.findOneBy(ConfidentialPart, { resultId });
    return {
      title: result.title,
      organizationId: result.organizationId,
      sections: [
        {
          label: 'register',
          facts: [
            { label: 'state', value: dossierCode(result.state) },
            { label: 'registerNumber', value: dossierText(result.registerNumber) },
            { label: 'registeredAt', value: dossierMoment(result.registeredAt) },
            { label: 'publishedAt', value: dossierMoment(result.publishedAt) },
            { label: 'screening', value: dossierCode(result.securityScreening) },
            { label: 'conversionStatus', value: dossierCode(result.conversionStatus) },
            { label: 'conversionValue', value: dossierMoney(result.conversionValue) },
            { label: 'project', value: dossierText(result.projectName) },
            { label: 'deadline', value: dossierDay(result.conversionDeadline) },
          ],
        },
        {
          label: 'completers',
          facts: completers.map(({ name, representative }) => ({
            label: representative ? 'representative' : 'completer',
            value: dossierText(name),
          })),
        },
        {
          label: 'rights',
          facts: rights.map(({ kind, number, holder }) => ({
            label: kind,
            value: dossierText([number, holder].filter((part) => part !== null).join('  ')),
          })),
        },
      ],
      related: [],
      documents: [
        ...rights.flatMap(({ certificateId }) =>
          certificateId ? [{ fileId: certificateId, label: 'certificate' }] : [],
        ),
        ...pictures.map(({ fileId }) => ({ fileId, label: 'picture' })),
        ...(confidential?.fileIds ?? []).map((fileId) => ({ fileId, label: 'confidential' })),
      ],
      proofs: result.state === 'DRAFT' ? [] : PROOFS,
    };
  },
};
