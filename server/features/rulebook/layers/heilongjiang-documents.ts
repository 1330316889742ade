import { SECTORS } from '../../../platform/standards/sectors.ts';
import type { Provision } from '../rulebook.types.ts';
import { DISPOSING_MODES } from '../rules/vocabulary.ts';
import { PROVINCIAL_INSTITUTES, provide, RESEARCH_UNITS, STATE_UNITS } from './provide.ts';

const REFORM_PLAN: readonly Provision[] = [
  provide('GRT-0', 'HLJ-REF', '5', {}, { scope: RESEARCH_UNITS }),
  provide('GRT-1', 'HLJ-REF', '5', { mainKind: ['FULL_WITH_AGREED_INCOME'] }, { scope: RESEARCH_UNITS }),
  provide('PAU-2', 'HLJ-REF', '5', { plans: ['ZERO_ENTRY_STAGES_ROYALTY', 'DEFERRED', 'OTHER'] }),
  provide('INC-8', 'HLJ-REF', '6', { headMayHoldEquity: false }, { scope: STATE_UNITS }),
  provide('ORG-2', 'HLJ-REF', '3', {
    stages: ['PROOF_OF_CONCEPT', 'PILOT', 'FURTHER_DEVELOPMENT', 'FOUNDING', 'FINANCING', 'STOCK_EXCHANGE'],
  }),
  provide('REP-2', 'HLJ-REF', '10', {
    indicators: ['CONTRACT_TURNOVER', 'CONTRIBUTION_RATE', 'NEW_ENTERPRISES', 'MAJOR_RESULTS'],
  }),
  provide('REP-3', 'HLJ-REF', '一', {
    reformTargets: { fullGrants: 200, newEnterprises: 100, millionYuanRaised: 200 },
  }),
  provide('REP-5', 'HLJ-REF', '7', {}),
];

const GUIDE: readonly Provision[] = [
  provide(
    'REG-1',
    'HLJ-REF-G',
    '8',
    { requiredParts: ['BASIC_INFORMATION', 'RESEARCH_STATE', 'MARKET_PROSPECTS'], certificateRequired: true },
    { scope: RESEARCH_UNITS },
  ),
  provide('REG-2', 'HLJ-REF-G', '9', {}, { scope: RESEARCH_UNITS }),
  provide(
    'REG-3',
    'HLJ-REF-G',
    '4',
    {
      authorized: [
        'INVENTION_PATENT',
        'UTILITY_MODEL_PATENT',
        'DESIGN_PATENT',
        'SOFTWARE_COPYRIGHT',
        'LAYOUT_DESIGN',
        'PLANT_VARIETY',
        'ANIMAL_VARIETY',
        'NEW_DRUG',
      ],
      unauthorized: ['KNOW_HOW', 'FORMULA'],
    },
    { scope: RESEARCH_UNITS },
  ),
  provide(
    'REG-4',
    'HLJ-REF-G',
    '9',
    { fields: ['ATTRIBUTE', 'STAGE', 'CONVERSION_STATUS', 'CONVERSION_COUNT'] },
    { scope: RESEARCH_UNITS },
  ),
  provide(
    'REG-6',
    'HLJ-REF-G',
    '10',
    { modes: DISPOSING_MODES, filingWorkingDays: 15 },
    { scope: RESEARCH_UNITS },
  ),
  provide(
    'PRC-2',
    'HLJ-REF-G',
    '12',
    { noticeRequired: true, minimumDays: 15, modes: DISPOSING_MODES },
    { scope: STATE_UNITS },
  ),
  provide('PRC-4', 'HLJ-REF-G', '12', { optional: true }, { scope: RESEARCH_UNITS }),
  provide('PRC-6', 'HLJ-REF-G', '5', { collectiveDecision: true }, { scope: RESEARCH_UNITS }),
  provide(
    'PRC-7',
    'HLJ-REF-G',
    '15',
    { proofs: ['DUTY_OF_CARE', 'DECISION_PROCEDURE', 'PUBLIC_NOTICE', 'NO_UNLAWFUL_GAIN'] },
    { scope: RESEARCH_UNITS },
  ),
  provide('INC-7', 'HLJ-REF-G', '6', { suggestedBasisPoints: 1000 }, { scope: RESEARCH_UNITS }),
  provide('SUP-1', 'HLJ-REF-G', '7', {}, { scope: RESEARCH_UNITS }),
  provide(
    'REP-1',
    'HLJ-REF-G',
    '14',
    {
      parts: [
        'NUMBER_KINDS_AND_CHANGES',
        'SEPARATE_MANAGEMENT',
        'LICENSES_TRANSFERS_EQUITY_COOPERATION',
        'STATE_ASSETS',
        'PROBLEMS_AND_SUGGESTIONS',
      ],
    },
    { scope: RESEARCH_UNITS },
  ),
];

const INDUSTRIALISATION: readonly Provision[] = [
  provide('REG-10', 'HLJ-IND', '二', { sectors: SECTORS.map(({ code }) => code) }),
  provide(
    'INC-6',
    'HLJ-IND',
    '三(四)',
    { completersBasisPoints: 7000, contributorsBasisPoints: 1000 },
    { scope: PROVINCIAL_INSTITUTES },
  ),
  provide('INC-12', 'HLJ-IND', '三(二)、三(三)', {
    agencies: 10,
    rateBasisPoints: 300,
    cap: 100_000_000n,
    brokersBasisPoints: 5000,
    envoyBasisPoints: 1000,
  }),
  provide('DEM-4', 'HLJ-IND', '三(一)', { forms: ['MILESTONES', 'SELF_PROPOSED', 'DIRECTED_COMMISSION'] }),
  provide('ORG-1', 'HLJ-IND', '三(二)', {}),
  provide('REP-3', 'HLJ-IND', '一、二', {
    targets: {
      results2022: 60,
      results2023: 70,
      results2024: 80,
      results2025: 90,
      results2026: 100,
      digital: 50,
      biology: 150,
      iceSnowAndDesign: 20,
      emergingIndustries: 70,
      newMaterials: 30,
      traditional: 60,
      services: 20,
    },
  }),
];

const TECHNOLOGY_TRANSFER: readonly Provision[] = [
  provide('REG-9', 'HLJ-TTS', '四(五)', {}),
  provide('PRC-9', 'HLJ-TTS', '二', {}),
  provide('INC-11', 'HLJ-TTS', '二(四)', {
    minimumPaid: 50_000_000n,
    rateBasisPoints: 3000,
    cap: 100_000_000n,
    officerBasisPoints: 1000,
  }),
  provide('ORG-1', 'HLJ-TTS', '四(五)', {}),
  provide('ORG-3', 'HLJ-TTS', '二(二)', {}),
];

/** Plans and guides of Heilongjiang, oldest first. Sums are fen. */
export const HEILONGJIANG_DOCUMENTS: readonly Provision[] = [
  ...TECHNOLOGY_TRANSFER,
  ...INDUSTRIALISATION,
  ...REFORM_PLAN,
  ...GUIDE,
];
