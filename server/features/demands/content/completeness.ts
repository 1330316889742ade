import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import type { ParametersOf } from '../../rulebook/rules/index.ts';
import { type DemandGap, type DemandMode, hasBids } from '../demand.enums.ts';
import { planFits } from './bounty-plan.ts';
import type { DemandContent, DemandTarget, StageGate } from './demand-content.ts';
import { parseDecimal } from './targets.ts';

/** A field that DEM-1 asks for. */
export type EntryField = NonNullable<ParametersOf<'DEM-1'>['fields']>[number];

/** Something that is not there yet. */
export interface MissingPart {
  code: DemandGap;
  /** Path of the field of the content where it is written. */
  field: string;
}

export interface Completeness {
  /** 0 to 100. */
  score: number;
  missing: MissingPart[];
}

interface Part extends MissingPart {
  /** What it counts in the score. */
  points: number;
  isThere: boolean;
  /** The field of DEM-1 that it belongs to; null for what the platform asks beside. */
  entry: EntryField | null;
}

/** The shortest description of a problem that others can work with, in characters. */
export const SHORTEST_PROBLEM = 50;
export const FEWEST_EXPERTS = 3;

/** How complete a demand is, and what it lacks. */
export function completenessOf(content: DemandContent, mode: DemandMode): Completeness {
  const parts = partsOf(content, mode);
  const all = parts.reduce((sum, { points }) => sum + points, 0);
  const there = parts.reduce((sum, { points, isThere }) => sum + (isThere ? points : 0), 0);
  return {
    score: Math.floor((there * 100) / all),
    missing: parts.filter(({ isThere }) => !isThere).map(({ code, field }) => ({ code, field })),
  };
}

/**
 * What of the fields that DEM-1 asks for is missing. A plain demand has no bids and need have no bounty: its deadline is
 * the day by which a solution is wanted.
 */
export function missingEntryFields(
  content: DemandContent,
  mode: DemandMode,
  asked: readonly EntryField[],
): EntryField[] {
  const lacking = new Set(partsOf(content, mode).flatMap(({ isThere, entry }) => (isThere ? [] : entry)));
  return asked.filter((field) => lacking.has(field));
}

function partsOf(content: DemandContent, mode: DemandMode): Part[] {
  const parts = [...descriptionOf(content), ...targetsOf(content), ...workOf(content)];
  return hasBids(mode) ? [...parts, ...moneyOf(content, mode), ...judgingOf(content, mode)] : parts;
}

function descriptionOf({ title, problem, keywords, sector, contact, eligibility }: DemandContent): Part[] {
  const isReachable = contact.name !== '' && (contact.phone !== '' || contact.email !== '');
  return [
    part('TITLE', 'title', 4, title !== ''),
    part('PROBLEM', 'problem', 12, problem.length >= SHORTEST_PROBLEM, 'PROBLEM'),
    part('SECTOR', 'sector', 4, sector !== ''),
    part('KEYWORDS', 'keywords', 2, keywords.length > 0),
    part('ELIGIBILITY', 'eligibility.kinds', 6, eligibility.kinds.length > 0, 'WHO_MAY_BID'),
    part('CONTACT', 'contact', 4, isReachable),
  ];
}

function targetsOf({ targets }: DemandContent): Part[] {
  const numbers = targets.some(({ comparison }) => comparison !== 'YES') && targets.every(hasNumber);
  const named = targets.length > 0 && targets.every(({ name }) => name !== '');
  const tested = targets.length > 0 && targets.every(({ testMethod }) => testMethod !== '');
  return [
    part('TARGETS', 'targets', 8, named, 'TARGETS_WITH_NUMBERS'),
    part('TARGET_NUMBERS', 'targets', 8, numbers, 'TARGETS_WITH_NUMBERS'),
    part('TARGET_TESTS', 'targets', 6, tested, 'WAY_OF_ACCEPTANCE'),
    part('TARGET_WEIGHTS', 'targets', 4, isWhole(targets), 'TARGETS_WITH_NUMBERS'),
  ];
}

function workOf({ deliverables, acceptance, wantedBy }: DemandContent): Part[] {
  return [
    part('DELIVERABLES', 'deliverables', 4, deliverables.length > 0),
    part('ACCEPTANCE', 'acceptance', 6, acceptance !== '', 'WAY_OF_ACCEPTANCE'),
    part('WANTED_BY', 'wantedBy', 4, wantedBy !== null, 'DEADLINE'),
  ];
}

function moneyOf(content: DemandContent, mode: DemandMode): Part[] {
  const { bidsCloseAt, bounty, stages, ownership, option } = content;
  // A bid has to name the milestones that are paid for.
  const named = stages.every(({ trigger, milestone }) => trigger !== 'MILESTONE' || milestone !== '');
  return [
    part('BIDS_CLOSE', 'bidsCloseAt', 6, bidsCloseAt !== null, 'DEADLINE'),
    part('BOUNTY', 'bounty', 6, bounty > 0n, 'BOUNTY'),
    part('STAGES', 'stages', 6, named && planFits(content, mode), 'PAYMENT_OF_BOUNTY'),
    part('OWNERSHIP', 'ownership', 4, ownership !== null),
    ...(ownership === 'WINNER_WITH_OPTION' ? [part('OPTION', 'option', 2, option !== null)] : []),
  ];
}

function judgingOf({ criteria, expertsAsked, race }: DemandContent, mode: DemandMode): Part[] {
  const isManned = expertsAsked >= FEWEST_EXPERTS || (mode === 'DIRECTED' && expertsAsked === 0);
  const isRace = race !== null && race.lanes >= 2 && race.gates.length > 0;
  return [
    part('CRITERIA', 'criteria', 4, isWhole(criteria)),
    part('EXPERTS', 'expertsAsked', 2, isManned),
    ...(mode === 'RACE'
      ? [
          part('RACE', 'race', 6, isRace, 'PAYMENT_OF_BOUNTY'),
          part('GATES', 'race.gates', 4, (race?.gates ?? []).every(isSet), 'PAYMENT_OF_BOUNTY'),
        ]
      : []),
  ];
}

function part(
  code: DemandGap,
  field: string,
  points: number,
  isThere: boolean,
  entry: EntryField | null = null,
): Part {
  return { code, field, points, isThere, entry };
}

function hasNumber({ comparison, value, upper, unit }: DemandTarget): boolean {
  if (comparison === 'YES') return true;
  const isBounded = comparison !== 'BETWEEN' || (upper !== null && parseDecimal(upper) !== null);
  return parseDecimal(value) !== null && isBounded && unit !== '';
}

function isSet({ dueOn, targetIds }: StageGate): boolean {
  return dueOn !== null && targetIds.length > 0;
}

function isWhole(items: readonly { weight: number }[]): boolean {
  return items.reduce((sum, { weight }) => sum + weight, 0) === WHOLE_IN_BASIS_POINTS;
}
