import type { Provision } from '../rulebook.types.ts';
import { DISPOSING_MODES } from '../rules/vocabulary.ts';
import { provide, STATE_UNITS } from './provide.ts';

/** National law and standards. */
export const NATIONAL_LAYER: readonly Provision[] = [
  provide(
    'PRC-1',
    'NAT',
    '18',
    { ways: ['NEGOTIATED', 'LISTED', 'AUCTION'], modes: DISPOSING_MODES },
    { scope: STATE_UNITS },
  ),
  provide('PRC-2', 'NAT', '18', { noticeRequired: true, modes: DISPOSING_MODES }, { scope: STATE_UNITS }),
  provide('INC-2', 'NAT', '45', { minimumBasisPoints: 5000 }, { scope: STATE_UNITS }),
  provide('INC-3', 'NAT', '45', { minimumBasisPoints: 5000 }, { scope: STATE_UNITS }),
  provide(
    'INC-4',
    'NAT',
    '45',
    { minimumBasisPoints: 500, minimumYears: 3, maximumYears: 5 },
    { scope: STATE_UNITS },
  ),
  provide('REP-1', 'NAT', '21', {}, { scope: STATE_UNITS }),
  provide('PAU-6', 'SME-2011', '四', {}),
];
