import { isDay } from '../../../../platform/graphql/scalars.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readId, readName, readText, tidy } from '../../../../platform/input/texts.ts';
import type { BidDraft } from '../../content/bid-content.ts';
import type { DemandContent } from '../../content/demand-content.ts';
import { normalDecimal } from '../../content/targets.ts';

const NAME = 120;
const LINE = 500;
const SUMMARY = 1000;
const TEXT = 12_000;
const MOST_ROWS = 50;
const MOST_FILES = 20;
/** Ten billion yuan: more is a slip of the finger. */
const MOST_MONEY = 1_000_000_000_000n;

/**
 * Reads a draft as it was sent: tidy, within limits, in the order of the demand's targets and must-haves. What a change
 * of the demand has taken away is left out; rows in which nothing is written are, too.
 * @throws Refusal with every problem under its field: INVALID, TOO_LONG, LIMIT, REQUIRED, NOT_FOUND
 */
export function readDraft(draft: BidDraft, asked: Pick<DemandContent, 'targets' | 'mustHaves'>): BidDraft {
  const problems = new Problems('draft');
  const read: BidDraft = {
    summary: readText(draft.summary, SUMMARY, problems.at('summary')) ?? '',
    approach: readText(draft.approach, TEXT, problems.at('approach')) ?? '',
    promises: readPromises(draft, asked, problems.at('promises')),
    milestones: readMilestones(draft, problems.at('milestones')),
    team: readTeam(draft, problems.at('team')),
    responsiblePerson: readResponsible(draft, problems.at('responsiblePerson')),
    budget: readBudget(draft, problems.at('budget')),
    ask: readMoney(draft.ask, problems.at('ask')),
    rights: readRights(draft, problems.at('rights')),
    risks: readRisks(draft, problems.at('risks')),
    mustHaves: readMustHaves(draft, asked, problems.at('mustHaves')),
    fileIds: [...new Set(draft.fileIds)],
  };
  if (read.fileIds.length > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
  refuseAll(problems.list);
  return read;
}

function readPromises(
  { promises }: BidDraft,
  { targets }: Pick<DemandContent, 'targets'>,
  problems: Problems,
): BidDraft['promises'] {
  return targets.map(({ id, comparison }, index) => {
    const promise = promises.find(({ targetId }) => targetId === id);
    const at = problems.at(index);
    return {
      targetId: id,
      value: readDecimal(promise?.value, at.at('value')),
      upper: comparison === 'YES' ? null : readDecimal(promise?.upper, at.at('upper')),
      how: readText(promise?.how, SUMMARY, at.at('how')) ?? '',
    };
  });
}

function readMustHaves(
  { mustHaves }: BidDraft,
  asked: Pick<DemandContent, 'mustHaves'>,
  problems: Problems,
): BidDraft['mustHaves'] {
  return asked.mustHaves.map(({ id }, index) => {
    const answer = mustHaves.find((each) => each.id === id);
    return {
      id,
      kept: answer?.kept ?? null,
      note: readText(answer?.note, SUMMARY, problems.at(index, 'note')) ?? '',
    };
  });
}

function readMilestones({ milestones }: BidDraft, problems: Problems): BidDraft['milestones'] {
  const rows = written(milestones, ({ name, dueOn, deliverable }) => [name, dueOn, deliverable], problems);
  return rows.map(({ row: { name, dueOn, deliverable }, index }) => ({
    name: readName(name, NAME, problems.at(index, 'name')),
    dueOn: readDay(dueOn, problems.at(index, 'dueOn')),
    deliverable: readText(deliverable, LINE, problems.at(index, 'deliverable')) ?? '',
  }));
}

function readTeam({ team }: BidDraft, problems: Problems): BidDraft['team'] {
  const rows = written(team, ({ name, title, role, userId }) => [name, title, role, userId], problems);
  return rows.map(({ row: { name, title, role, userId }, index }) => ({
    name: readName(name, NAME, problems.at(index, 'name')),
    title: readText(title, NAME, problems.at(index, 'title')) ?? '',
    role: readText(role, LINE, problems.at(index, 'role')) ?? '',
    userId: readId(userId, problems.at(index, 'userId')),
  }));
}

function readResponsible({ responsiblePerson }: BidDraft, problems: Problems): BidDraft['responsiblePerson'] {
  if (!responsiblePerson || tidy(responsiblePerson.name) === null) return null;
  const { name, title, userId } = responsiblePerson;
  return {
    name: readName(name, NAME, problems.at('name')),
    title: readText(title, NAME, problems.at('title')) ?? '',
    userId: readId(userId, problems.at('userId')),
  };
}

function readBudget({ budget }: BidDraft, problems: Problems): BidDraft['budget'] {
  const rows = written(budget, ({ item, amount }) => [item, amount === null ? null : 'amount'], problems);
  return rows.map(({ row: { item, amount }, index }) => ({
    item: readName(item, NAME, problems.at(index, 'item')),
    amount: readMoney(amount, problems.at(index, 'amount')),
  }));
}

function readRights({ rights }: BidDraft, problems: Problems): BidDraft['rights'] {
  const rows = written(rights, ({ resultId }) => [resultId], problems);
  const read = rows.map(({ row: { resultId, note }, index }) => ({
    resultId: readId(resultId, problems.at(index, 'resultId')) ?? '',
    note: readText(note, LINE, problems.at(index, 'note')) ?? '',
  }));
  return [...new Map(read.map((right) => [right.resultId, right])).values()];
}

function readRisks({ risks }: BidDraft, problems: Problems): BidDraft['risks'] {
  const rows = written(risks, ({ risk, answer }) => [risk, answer], problems);
  return rows.map(({ row: { risk, answer }, index }) => ({
    risk: readText(risk, LINE, problems.at(index, 'risk')) ?? '',
    answer: readText(answer, SUMMARY, problems.at(index, 'answer')) ?? '',
  }));
}

/** Rows in which something is written, at most so many, each with its place in what was sent. */
function written<Row>(
  rows: readonly Row[],
  cells: (row: Row) => (string | null | undefined)[],
  problems: Problems,
): { row: Row; index: number }[] {
  const kept = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => cells(row).some((cell) => tidy(cell) !== null));
  if (kept.length > MOST_ROWS) problems.add('LIMIT', { max: MOST_ROWS });
  return kept.slice(0, MOST_ROWS);
}

function readDecimal(text: string | null | undefined, problems: Problems): string | null {
  const clean = tidy(text);
  if (clean === null) return null;
  const decimal = normalDecimal(clean);
  if (decimal === null) problems.add('INVALID', { reason: 'DECIMAL' });
  return decimal;
}

function readDay(day: string | null | undefined, problems: Problems): string | null {
  if (day === null || day === undefined) return null;
  if (!isDay(day)) problems.add('INVALID', { reason: 'NO_DAY' });
  return day;
}

function readMoney(amount: bigint | null | undefined, problems: Problems): bigint | null {
  if (amount === null || amount === undefined) return null;
  if (amount < 0n || amount > MOST_MONEY) problems.add('INVALID', { reason: 'AMOUNT' });
  return amount;
}
