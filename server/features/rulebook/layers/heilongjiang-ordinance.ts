import { PURPOSES } from '../../../platform/standards/purposes.ts';
import type { Provision } from '../rulebook.types.ts';
import { DISPOSING_MODES } from '../rules/vocabulary.ts';
import { provide, STATE_UNITS } from './provide.ts';

/** The Heilongjiang ordinance of 2025. */
export const HEILONGJIANG_ORDINANCE: readonly Provision[] = [
  provide('REG-7', 'HLJ-ORD', '12', {
    modes: [
      'OWN_IMPLEMENTATION',
      'TRANSFER',
      'LICENSE',
      'DEVELOPMENT',
      'CONSULTING',
      'SERVICE',
      'JOINT_IMPLEMENTATION',
      'EQUITY',
      'OTHER',
    ],
  }),
  provide('REG-8', 'HLJ-ORD', '14', { graceYears: 1 }),
  provide('REG-9', 'HLJ-ORD', '11', {}),
  provide('REG-11', 'HLJ-ORD', '9', { purposes: PURPOSES.map(({ code }) => code) }),
  provide('REG-12', 'HLJ-ORD', '15', {}, { scope: STATE_UNITS }),

  provide(
    'PRC-1',
    'HLJ-ORD',
    '13',
    { ways: ['NEGOTIATED', 'LISTED', 'AUCTION'], modes: DISPOSING_MODES },
    { scope: STATE_UNITS },
  ),
  provide(
    'PRC-2',
    'HLJ-ORD',
    '13',
    { noticeRequired: true, minimumDays: 15, modes: DISPOSING_MODES },
    { scope: STATE_UNITS },
  ),
  provide('PRC-3', 'HLJ-ORD', '13', { steps: ['PROCEDURE_PUBLISHED'] }, { scope: STATE_UNITS }),
  provide('PRC-6', 'HLJ-ORD', '18', { collectiveDecision: true }, { scope: STATE_UNITS }),
  provide(
    'PRC-7',
    'HLJ-ORD',
    '38',
    { proofs: ['DUTY_OF_CARE', 'DECISION_PROCEDURE', 'PUBLIC_NOTICE', 'NO_UNLAWFUL_GAIN'] },
    { scope: STATE_UNITS },
  ),
  provide('PRC-9', 'HLJ-ORD', '12', {
    contractTypes: ['DEVELOPMENT', 'TRANSFER', 'LICENSE', 'CONSULTING', 'SERVICE'],
  }),

  provide(
    'GRT-1',
    'HLJ-ORD',
    '35',
    { kinds: ['FULL_WITH_AGREED_INCOME', 'CO_OWNERSHIP', 'LONG_TERM_USE'] },
    { scope: STATE_UNITS },
  ),
  provide('GRT-3', 'HLJ-ORD', '13', { asForNegotiatedPrice: true }, { scope: STATE_UNITS }),
  provide(
    'GRT-4',
    'HLJ-ORD',
    '35',
    {
      terms: [
        'SHARE_OR_TERM_OF_USE',
        'INCOME_RATIO_AND_WAY',
        'CONVERSION_DEADLINE',
        'COST_SHARING',
        'REPORTING',
      ],
    },
    { scope: STATE_UNITS },
  ),

  provide('PAU-1', 'HLJ-ORD', '28', { sizeClasses: ['MEDIUM', 'SMALL', 'MICRO'] }),
  provide('PAU-3', 'HLJ-ORD', '28', { terms: ['WAY', 'TIME', 'CONDITIONS'] }),
  provide('PAU-4', 'HLJ-ORD', '28', { backers: ['GUARANTOR', 'INSURER'] }),

  provide('INC-1', 'HLJ-ORD', '50(4)', {
    deductions: [
      'TAXES_OF_THE_TRANSACTION',
      'COST_OF_KEEPING_THE_RESULT',
      'VALUATION',
      'APPRAISAL',
      'NEGOTIATION',
    ],
  }),
  provide('INC-2', 'HLJ-ORD', '36(1)', { minimumBasisPoints: 7000 }, { scope: STATE_UNITS }),
  provide('INC-3', 'HLJ-ORD', '36(2)', { minimumBasisPoints: 7000 }, { scope: STATE_UNITS }),
  provide(
    'INC-4',
    'HLJ-ORD',
    '36(3)',
    { minimumBasisPoints: 500, minimumYears: 3, maximumYears: 5 },
    { scope: STATE_UNITS },
  ),
  provide('INC-5', 'HLJ-ORD', '36(4)', { minimumBasisPoints: 7000 }, { scope: STATE_UNITS }),
  provide('INC-8', 'HLJ-ORD', '37', { madePublic: true }, { scope: STATE_UNITS }),
  provide('INC-9', 'HLJ-ORD', '31', { forms: ['PART_OF_INCOME'] }),
  provide('INC-13', 'HLJ-ORD', '36', {}, { scope: STATE_UNITS }),

  provide('ORG-4', 'HLJ-ORD', '30, 48', {}),
  provide('REP-1', 'HLJ-ORD', '20', {}, { scope: STATE_UNITS }),
  provide(
    'REP-4',
    'HLJ-ORD',
    '47',
    {
      omissions: [
        'NO_NOTICE_OR_OBJECTION_PROCEDURE',
        'RESEARCH_CONTRACTS_NOT_TREATED_EQUALLY',
        'LEADERS_INCOME_NOT_PUBLISHED',
      ],
    },
    { scope: STATE_UNITS },
  ),
];
