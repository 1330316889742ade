import { parseYuan } from '../../../../server/platform/money.ts';
import type { BidDraftInput, BidDraftPartsFragment } from '../../../generated/demands-bidding/graphql.ts';

export type Draft = NonNullable<BidDraftPartsFragment['draft']>;

/** A draft as the form holds it: cleared fields may be undefined. */
export type DraftForm = {
  [Key in keyof Draft]?: Draft[Key] | undefined;
};

/** Steps of the room, and the parts of a draft that each has. */
export const STEPS = {
  targets: ['promises', 'mustHaves'],
  approach: ['summary', 'approach', 'risks'],
  plan: ['milestones'],
  team: ['team', 'responsiblePerson', 'partners', 'rights'],
  money: ['budget', 'ask'],
  files: ['fileIds'],
  check: [],
} as const satisfies Record<string, readonly string[]>;
export type StepName = keyof typeof STEPS;
export const STEP_NAMES = Object.keys(STEPS) as StepName[];

/** The step in which a field of the draft is written, by its path; the check for what is in none. */
export function stepOf(path: string): StepName {
  const part = path.replace(/^(input\.)?(draft\.)?/, '').split('.')[0] ?? '';
  return STEP_NAMES.find((step) => (STEPS[step] as readonly string[]).includes(part)) ?? 'check';
}

/** What is typed, as the API takes it; rows that were only added have empty texts. */
export function toInput(form: DraftForm): BidDraftInput {
  const rows = <Row>(list: readonly (Row | undefined)[] | undefined) =>
    (list ?? []).flatMap((row) => row ?? []);
  const responsible = form.responsiblePerson;
  return {
    summary: form.summary ?? '',
    approach: form.approach ?? '',
    promises: rows(form.promises).map(({ targetId, value, upper, how }) => ({
      targetId,
      value: blank(value),
      upper: blank(upper),
      how: how ?? '',
    })),
    milestones: rows(form.milestones).map(({ name, dueOn, deliverable }) => ({
      name: name ?? '',
      dueOn: blank(dueOn),
      deliverable: deliverable ?? '',
    })),
    team: rows(form.team).map(({ name, title, role, userId }) => ({
      name: name ?? '',
      title: title ?? '',
      role: role ?? '',
      userId: userId ?? null,
    })),
    responsiblePerson: responsible?.name
      ? { name: responsible.name, title: responsible.title ?? '', userId: responsible.userId ?? null }
      : null,
    budget: rows(form.budget).map(({ item, amount }) => ({ item: item ?? '', amount: blank(amount) })),
    ask: blank(form.ask),
    rights: rows(form.rights)
      .filter(({ resultId }) => Boolean(resultId))
      .map(({ resultId, note }) => ({ resultId, note: note ?? '' })),
    risks: rows(form.risks).map(({ risk, answer }) => ({ risk: risk ?? '', answer: answer ?? '' })),
    mustHaves: rows(form.mustHaves).map(({ id, kept, note }) => ({
      id,
      kept: kept ?? null,
      note: note ?? '',
    })),
    fileIds: [...(form.fileIds ?? [])],
  };
}

function blank(text: string | null | undefined): string | null {
  return text === undefined || text === null || text === '' ? null : text;
}

/** The sum of amounts in yuan; what is no amount yet counts nothing. */
export function sumOf(amounts: readonly (string | null | undefined)[]): bigint {
  return amounts.reduce((total, amount) => total + (parseYuan(amount ?? '') ?? 0n), 0n);
}
