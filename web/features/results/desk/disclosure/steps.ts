/** Steps of the disclosure as the server counts them; the last one only checks and hands in. */
export const STEPS = ['basics', 'state', 'rights', 'people', 'conversion', 'confidential', 'check'] as const;

export type StepName = (typeof STEPS)[number];

/** The last step that the server remembers. */
export const LAST_STORED_STEP = 6;

const FIELDS: Record<Exclude<StepName, 'check'>, readonly string[]> = {
  basics: [
    'title',
    'titleEn',
    'summary',
    'keywords',
    'sector',
    'strategicIndustry',
    'industryDivision',
    'ipc',
    'place',
  ],
  state: ['trl', 'stage', 'researchState', 'marketProspects'],
  rights: ['rights'],
  people: ['completers', 'coOwners', 'encumbrances'],
  conversion: [
    'modes',
    'price',
    'payAfterUse',
    'project',
    'purposes',
    'advantagesTechnical',
    'advantagesEconomic',
    'seeking',
  ],
  confidential: ['confidentialText', 'confidentialFiles', 'pictures'],
};

/** The step that holds a field of the form, from 1. */
export function stepOf(field: string | number | undefined): number {
  const found = STEPS.findIndex((step) => step !== 'check' && FIELDS[step].includes(String(field)));
  return found < 0 ? 1 : found + 1;
}
