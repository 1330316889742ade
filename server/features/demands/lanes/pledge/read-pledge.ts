import { isDay } from '../../../../platform/graphql/scalars.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readName, readText } from '../../../../platform/input/texts.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../../platform/money.ts';
import type { BountyStage } from '../../content/demand-content.ts';
import type { PledgeConsequences, PledgeContent, PledgedMilestone } from '../../data/pledge-content.ts';
import { FREEING_GROUNDS, type FreeingGround } from '../../lane.enums.ts';

/** What both sides settle in a pledge; the targets stay as they were promised in the bid. */
export interface PledgeEdit {
  milestones: readonly PledgedMilestone[];
  finishOn: string;
  responsibleName: string;
  responsibleTitle: string;
  consequences?: PledgeConsequences | null;
  freeingGrounds: readonly FreeingGround[];
  freeingText?: string | null;
}

const MOST_MILESTONES = 30;
export const MOST_BARRED_MONTHS = 36;

/**
 * The pledge with what was edited.
 * @param stages of the demand's bounty: each that falls due with a milestone has exactly one
 * @param earliest the day of the award: nothing is pledged for before it
 * @throws Refusal with all problems of the input
 */
export function editedPledge(
  content: PledgeContent,
  edit: PledgeEdit,
  { stages, earliest }: { stages: readonly BountyStage[]; earliest: string },
): PledgeContent {
  const problems = new Problems('');
  const finishOn = readDay(edit.finishOn, { earliest, latest: null }, problems.at('finishOn'));
  const limits = { earliest, latest: finishOn };
  const edited: PledgeContent = {
    ...content,
    milestones: edit.milestones.map((milestone, index) =>
      readMilestone(milestone, limits, problems.at('milestones', index)),
    ),
    finishOn,
    responsible: {
      name: readName(edit.responsibleName, 100, problems.at('responsibleName')),
      title: readText(edit.responsibleTitle, 100, problems.at('responsibleTitle')) ?? '',
    },
    consequences: edit.consequences ? readConsequences(edit.consequences, problems.at('consequences')) : null,
    freeing: {
      grounds: (Object.keys(FREEING_GROUNDS) as FreeingGround[]).filter((ground) =>
        edit.freeingGrounds.includes(ground),
      ),
      text: readText(edit.freeingText, 2000, problems.at('freeingText')) ?? '',
    },
  };
  if (edited.milestones.length > MOST_MILESTONES)
    problems.at('milestones').add('LIMIT', { max: MOST_MILESTONES });
  checkStages(edited.milestones, stages, problems.at('milestones'));
  refuseAll(problems.list);
  return edited;
}

type DayLimits = { earliest: string; latest: string | null };

function readDay(day: string, { earliest, latest }: DayLimits, problems: Problems): string {
  if (!isDay(day)) problems.add('INVALID', { reason: 'NO_DAY' });
  else if (day < earliest || (latest !== null && day > latest)) {
    problems.add('INVALID', { reason: 'OUT_OF_RANGE', earliest, ...(latest === null ? {} : { latest }) });
  }
  return day;
}

function readMilestone(given: PledgedMilestone, limits: DayLimits, problems: Problems): PledgedMilestone {
  return {
    name: readName(given.name, 100, problems.at('name')),
    dueOn: readDay(given.dueOn, limits, problems.at('dueOn')),
    deliverable: readText(given.deliverable, 1000, problems.at('deliverable')) ?? '',
    stageKey: given.stageKey || null,
  };
}

function readConsequences(given: PledgeConsequences, problems: Problems): PledgeConsequences {
  const { giveBackBasisPoints, barredMonths } = given;
  if (giveBackBasisPoints < 0 || giveBackBasisPoints > WHOLE_IN_BASIS_POINTS) {
    problems
      .at('giveBackBasisPoints')
      .add('INVALID', { reason: 'OUT_OF_RANGE', min: 0, max: WHOLE_IN_BASIS_POINTS });
  }
  if (barredMonths < 0 || barredMonths > MOST_BARRED_MONTHS) {
    problems.at('barredMonths').add('INVALID', { reason: 'OUT_OF_RANGE', min: 0, max: MOST_BARRED_MONTHS });
  }
  return { giveBackBasisPoints, barredMonths, text: readText(given.text, 2000, problems.at('text')) ?? '' };
}

/** Each stage that a milestone makes due belongs to exactly one, and nothing else to any. */
function checkStages(
  milestones: readonly PledgedMilestone[],
  stages: readonly BountyStage[],
  problems: Problems,
): void {
  const keys = stages.filter(({ trigger }) => trigger === 'MILESTONE').map(({ key }) => key);
  milestones.forEach(({ stageKey }, index) => {
    const first = milestones.findIndex((each) => each.stageKey === stageKey);
    if (stageKey === null) return;
    if (!keys.includes(stageKey)) problems.at(index, 'stageKey').add('INVALID', { reason: 'UNKNOWN_CODE' });
    else if (first !== index) problems.at(index, 'stageKey').add('ALREADY_EXISTS');
  });
  const missing = keys.filter((key) => milestones.every(({ stageKey }) => stageKey !== key));
  if (missing.length > 0) problems.add('REQUIRED', { missing: missing.join(' ') });
}
