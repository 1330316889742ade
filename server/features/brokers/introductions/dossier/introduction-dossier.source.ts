import {
  type DossierAddition,
  type DossierCase,
  type DossierFact,
  type DossierSource,
  dossierCode,
  dossierDay,
  dossierMoment,
  dossierText,
} from '../../../../platform/audit/dossier-source.ts';
import {
  INTRODUCTION_CASE,
  type IntroductionRecord,
  partsOf,
  presentState,
  subjectOf,
} from '../change-introduction.ts';
import { introductionsOfDeal } from '../claims/introductions-of-deal.ts';
import { Introduction } from '../data/introduction.entity.ts';
import { introductionPolicy } from '../introduction.policy.ts';
import { INTRODUCTION_DOSSIER_LABELS } from './introduction-dossier.labels.ts';

/** An introduction as a dossier: for the broker, the two sides, and the platform where it was called. */
export const introductionDossier: DossierSource = {
  label: { zh: '引荐', en: 'Introduction' },
  labels: INTRODUCTION_DOSSIER_LABELS,
  async open(tx, { actor }, id): Promise<DossierCase | null> {
    const introduction = await tx.findOneBy(Introduction, { id });
    if (!introduction) return null;
    const record = { introduction, ...(await partsOf(tx, id)) };
    if (!introductionPolicy.see(actor, subjectOf(record))) return null;
    return {
      title: `${introduction.number} ${introduction.title}`,
      organizationId: introduction.unitId,
      sections: sectionsOf(record),
      related: [],
      documents: [],
      proofs: [],
    };
  },
};

/** What the dossier of a deal shows of the introductions that it rests on, with their chains. */
export const dealIntroductions: DossierAddition = {
  labels: INTRODUCTION_DOSSIER_LABELS,
  async open(tx, _scope, dealId) {
    const claims = await introductionsOfDeal(tx, dealId);
    if (claims.length === 0) return {};
    const facts = claims.flatMap(({ introduction, claim }): DossierFact[] => [
      { label: 'introduction', value: dossierText(`${introduction.number} ${introduction.title}`) },
      { label: 'ground', value: dossierCode(claim.ground) },
      { label: 'claim', value: dossierCode(claim.state) },
    ]);
    return {
      sections: [{ label: 'introductions', facts }],
      related: claims.map(({ introduction }) => ({ caseType: INTRODUCTION_CASE, caseId: introduction.id })),
    };
  },
};

function sectionsOf(record: IntroductionRecord): DossierCase['sections'] {
  const { introduction, answers } = record;
  return [
    {
      label: 'introduction',
      facts: [
        { label: 'number', value: dossierText(introduction.number) },
        { label: 'title', value: dossierText(introduction.title) },
        { label: 'recordedAt', value: dossierMoment(introduction.recordedAt) },
        { label: 'clientSide', value: dossierCode(introduction.clientSide) },
        { label: 'protectedUntil', value: dossierDay(introduction.protectedUntil) },
        { label: 'state', value: dossierCode(presentState(record)) },
        { label: 'note', value: dossierText(introduction.note) },
      ],
    },
    {
      label: 'answers',
      facts: answers.map(({ side, verdict }) => ({ label: `answer${side}`, value: dossierCode(verdict) })),
    },
  ];
}
