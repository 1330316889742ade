import type { SearchableResult } from '../../server/features/results/results-for-search.types.ts';

/** A published result as search gets it; everything that a test does not name is plain. */
export function searchable(values: Partial<SearchableResult> = {}): SearchableResult {
  return {
    id: 'result',
    version: 1,
    title: '',
    titleEn: null,
    summary: '',
    keywords: [],
    details: [],
    organizationId: 'unit',
    organizationName: '单位',
    completerNames: [],
    sector: 'ENERGY',
    subjects: [],
    provinceCode: '230000',
    cityCode: '230100',
    places: [],
    trl: null,
    stage: 'DEVELOPMENT',
    modes: [],
    rightKinds: [],
    attribute: null,
    price: { kind: 'NEGOTIABLE', minFen: null, maxFen: null },
    payAfterUse: false,
    publishedAt: new Date('2026-11-22T00:00:00Z'),
    ...values,
  };
}
