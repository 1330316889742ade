import { SECTORS } from '../../../platform/standards/sectors.ts';
import type { Provision } from '../rulebook.types.ts';
import { CONVERSION_MODES } from '../rules/vocabulary.ts';
import { ours, STATE_UNITS } from './provide.ts';

/** Conditions of our own that hold everywhere. */
const ALWAYS: readonly Provision[] = [
  ours('REG-0', {}),
  ours('PRC-3', { stopsSigning: true }, { scope: STATE_UNITS }),
  ours('PRC-10', {}),
  ours('DEM-1', {
    fields: [
      'PROBLEM',
      'TARGETS_WITH_NUMBERS',
      'WAY_OF_ACCEPTANCE',
      'DEADLINE',
      'BOUNTY',
      'PAYMENT_OF_BOUNTY',
      'WHO_MAY_BID',
    ],
  }),
  ours('DEM-2', { terms: ['MEASURABLE_TARGETS', 'DATES', 'CONSEQUENCES'] }),
  ours('DEM-3', {}),
];

/**
 * What keeps the catalogue whole where no document of a province reaches: results of enterprises, of private persons
 * and of other provinces, or after a document has ended.
 */
const FALLBACK: readonly Provision[] = [
  ours('REG-1', { requiredParts: ['BASIC_INFORMATION'] }, { fallback: true }),
  ours('REG-2', {}, { fallback: true }),
  ours(
    'REG-3',
    {
      authorized: [
        'INVENTION_PATENT',
        'UTILITY_MODEL_PATENT',
        'DESIGN_PATENT',
        'SOFTWARE_COPYRIGHT',
        'LAYOUT_DESIGN',
        'PLANT_VARIETY',
        'NEW_DRUG',
      ],
      unauthorized: ['KNOW_HOW', 'FORMULA'],
    },
    { fallback: true },
  ),
  ours(
    'REG-4',
    { fields: ['ATTRIBUTE', 'STAGE', 'CONVERSION_STATUS', 'CONVERSION_COUNT'] },
    { fallback: true },
  ),
  ours('REG-7', { modes: CONVERSION_MODES }, { fallback: true }),
  ours('REG-10', { sectors: SECTORS.map(({ code }) => code) }, { fallback: true }),
  ours('REG-12', {}, { fallback: true, scope: STATE_UNITS }),
  ours(
    'INC-1',
    {
      deductions: [
        'TAXES_OF_THE_TRANSACTION',
        'COST_OF_KEEPING_THE_RESULT',
        'VALUATION',
        'APPRAISAL',
        'NEGOTIATION',
      ],
    },
    { fallback: true },
  ),
  ours(
    'PRC-9',
    { contractTypes: ['DEVELOPMENT', 'TRANSFER', 'LICENSE', 'CONSULTING', 'SERVICE'] },
    { fallback: true },
  ),
];

/** The platform's own rules of integrity; they cite no article. */
export const PLATFORM_LAYER: readonly Provision[] = [...ALWAYS, ...FALLBACK];
