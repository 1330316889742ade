import type { DemandContentInput, EditedDemandFragment } from '../../../generated/demands-posting/graphql.ts';

type Target = DemandContentInput['targets'][number];
type Criterion = DemandContentInput['criteria'][number];

/** The content as the form holds it: weights are percent, and what is not written yet is null. */
export type ContentForm = Omit<
  DemandContentInput,
  'targets' | 'criteria' | 'bounty' | 'ownFunds' | 'stages' | 'race' | 'option'
> & {
  targets: (Omit<Target, 'weight'> & { weight: number | null })[];
  criteria: (Omit<Criterion, 'weight'> & { weight: number | null })[];
  bounty: string | null;
  ownFunds: string | null;
  stages: (Omit<DemandContentInput['stages'][number], 'amount'> & { amount: string | null })[];
  option: { licenseKind: LicenseKind; territory: string[]; text: string } | null;
  race: { lanes: number | null; gates: GateForm[] } | null;
};

type LicenseKind = NonNullable<DemandContentInput['option']>['licenseKind'];

interface GateForm {
  name: string;
  dueOn: string | null;
  targetIds: string[];
  keep: number | null;
  requireAll: boolean;
}

const HUNDREDTHS = 100;
const percent = (basisPoints: number) => basisPoints / HUNDREDTHS;
const basisPoints = (share: number | null | undefined) => Math.round((share ?? 0) * HUNDREDTHS);
const sum = (yuan: string | null | undefined) => (yuan ? yuan : '0.00');

export function toForm(demand: EditedDemandFragment): ContentForm {
  const { content, confidentialPart, contact } = demand;
  return {
    title: demand.title,
    sector: demand.sector,
    strategicIndustry: demand.strategicIndustry,
    bidsCloseAt: demand.bidsCloseAt,
    wantedBy: demand.wantedBy,
    isAnonymous: demand.isAnonymous,
    isBlind: demand.isBlind,
    problem: content.problem,
    keywords: content.keywords,
    targets: content.targets.map((target) => ({ ...target, weight: percent(target.weight) })),
    mustHaves: content.mustHaves,
    constraints: content.constraints,
    deliverables: content.deliverables,
    acceptance: content.acceptance,
    bounty: written(demand.bounty),
    ownFunds: written(content.ownFunds),
    stages: content.stages.map((stage) => ({ ...stage, amount: written(stage.amount) })),
    ownership: content.ownership,
    option: content.option,
    eligibility: content.eligibility,
    criteria: content.criteria.map(({ code, weight }) => ({ code, weight: percent(weight) })),
    expertsAsked: content.expertsAsked,
    noticeDays: content.noticeDays,
    race: content.race,
    contact: contact ?? { name: '', phone: '', email: '' },
    confidentialPart: {
      text: confidentialPart?.text ?? '',
      fileIds: confidentialPart?.files.map(({ id }) => id) ?? [],
    },
    fileIds: demand.files.map(({ id }) => id),
  };
}

/** What is sent: everything that was written, however little. */
export function toInput(values: ContentForm): DemandContentInput {
  const form = withoutTypes(values);
  const { race } = form;
  return {
    ...form,
    title: form.title ?? '',
    sector: form.sector ?? '',
    strategicIndustry: form.strategicIndustry ?? null,
    targets: form.targets.map(clean).map((target) => ({
      ...target,
      value: target.value ?? '',
      upper: target.upper || null,
      weight: basisPoints(target.weight),
    })),
    mustHaves: form.mustHaves.map(clean),
    criteria: form.criteria.map(({ code, weight }) => ({ code, weight: basisPoints(weight) })),
    bounty: sum(form.bounty),
    ownFunds: sum(form.ownFunds),
    stages: form.stages.map((stage) => ({
      ...stage,
      gate: stage.trigger === 'GATE' ? (stage.gate ?? 1) : null,
      milestone: stage.trigger === 'MILESTONE' ? (stage.milestone ?? '') : null,
      amount: sum(stage.amount),
    })),
    expertsAsked: form.expertsAsked ?? 0,
    noticeDays: form.noticeDays ?? 5,
    option: form.option ?? null,
    race: race
      ? {
          lanes: race.lanes ?? 2,
          gates: race.gates.map(({ dueOn, keep, ...gate }) => ({
            ...gate,
            name: gate.name ?? '',
            dueOn: dueOn || null,
            targetIds: gate.targetIds ?? [],
            keep: keep ?? 1,
            requireAll: gate.requireAll ?? false,
          })),
        }
      : null,
  };
}

/** The next key of a list that no item has, such as `t3`. */
export function nextKey(letter: string, taken: readonly (string | undefined)[]): string {
  for (let number = taken.length + 1; ; number++) {
    const key = `${letter}${number}`;
    if (!taken.includes(key)) return key;
  }
}

/** What came from the cache names its types, which no input has. */
function withoutTypes<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (key, inner: unknown) => (key === '__typename' ? undefined : inner)),
  );
}

/** A form gives undefined for texts that were never touched. */
function clean<T extends object>(item: T): T {
  return Object.fromEntries(Object.entries(item).map(([key, value]) => [key, value ?? ''])) as T;
}

function written(yuan: string): string | null {
  return Number(yuan) === 0 ? null : yuan;
}
