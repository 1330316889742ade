import type { Problems } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { GREATEST_MONEY, limitList, readWhole } from '../../offers/terms/read-values.ts';
import type {
  BountyStage,
  Criterion,
  DemandTarget,
  MustHave,
  RacePlan,
  StageGate,
} from './demand-content.ts';
import { normalDecimal, parseDecimal } from './targets.ts';

export const MOST_TARGETS = 30;
export const MOST_STAGES = 20;
export const MOST_LANES = 10;
export const MOST_GATES = 8;

const KEY = /^[A-Za-z0-9_-]{1,20}$/;

export function readTargets(targets: readonly DemandTarget[], problems: Problems): DemandTarget[] {
  limitList(targets, MOST_TARGETS, problems);
  checkKeys(
    targets.map(({ id }) => id),
    'id',
    problems,
  );
  return targets.map((target, index) => readTarget(target, problems.at(index)));
}

function readTarget(target: DemandTarget, problems: Problems): DemandTarget {
  const { comparison } = target;
  const value = comparison === 'YES' ? '' : readDecimal(target.value, problems.at('value'));
  const upper =
    comparison === 'BETWEEN' ? readDecimal(target.upper ?? '', problems.at('upper')) || null : null;
  if (value !== '' && upper !== null && (parseDecimal(upper) ?? 0n) <= (parseDecimal(value) ?? 0n))
    problems.at('upper').add('INVALID', { reason: 'NOT_ABOVE' });
  return {
    id: target.id,
    name: readText(target.name, 120, problems.at('name')) ?? '',
    comparison,
    value,
    upper,
    unit: comparison === 'YES' ? '' : (readText(target.unit, 30, problems.at('unit')) ?? ''),
    testMethod: readText(target.testMethod, 500, problems.at('testMethod')) ?? '',
    weight: readWhole(target.weight, { min: 0, max: WHOLE_IN_BASIS_POINTS }, problems.at('weight')),
    isRequired: target.isRequired,
  };
}

/** A decimal in its one form; empty for none. */
function readDecimal(text: string, problems: Problems): string {
  if (text.trim() === '') return '';
  const normal = normalDecimal(text);
  if (normal === null) problems.add('INVALID', { reason: 'NO_DECIMAL' });
  return normal ?? '';
}

/** Must-haves; those without a text yet are left out. */
export function readMustHaves(mustHaves: readonly MustHave[], problems: Problems): MustHave[] {
  limitList(mustHaves, MOST_TARGETS, problems);
  checkKeys(
    mustHaves.map(({ id }) => id),
    'id',
    problems,
  );
  return mustHaves.flatMap(({ id, text }, index) => {
    const clean = readText(text, 500, problems.at(index, 'text'));
    return clean === null ? [] : { id, text: clean };
  });
}

export function readStages(
  stages: readonly BountyStage[],
  race: RacePlan | null,
  problems: Problems,
): BountyStage[] {
  limitList(stages, MOST_STAGES, problems);
  checkKeys(
    stages.map(({ key }) => key),
    'key',
    problems,
  );
  return stages.map((stage, index) => readStage(stage, race, problems.at(index)));
}

function readStage(stage: BountyStage, race: RacePlan | null, problems: Problems): BountyStage {
  const { key, trigger, amount } = stage;
  const gates = race?.gates.length ?? 0;
  if (trigger === 'GATE' && (stage.gate === null || stage.gate < 1 || stage.gate > gates))
    problems.at('gate').add('INVALID', { reason: 'NO_SUCH_GATE', max: gates });
  if (amount < 0n || amount > GREATEST_MONEY)
    problems.at('amount').add('INVALID', { reason: 'OUT_OF_RANGE' });
  return {
    key,
    name: readText(stage.name, 60, problems.at('name')) ?? '',
    trigger,
    gate: trigger === 'GATE' ? stage.gate : null,
    milestone:
      trigger === 'MILESTONE' ? (readText(stage.milestone, 200, problems.at('milestone')) ?? '') : null,
    amount,
  };
}

export function readCriteria(criteria: readonly Criterion[], problems: Problems): Criterion[] {
  checkUnique(
    criteria.map(({ code }) => code),
    'code',
    problems,
  );
  return criteria.map(({ code, weight }, index) => ({
    code,
    weight: readWhole(weight, { min: 0, max: WHOLE_IN_BASIS_POINTS }, problems.at(index, 'weight')),
  }));
}

export function readRace(
  race: RacePlan | null,
  targets: readonly DemandTarget[],
  problems: Problems,
): RacePlan | null {
  if (!race) return null;
  limitList(race.gates, MOST_GATES, problems.at('gates'));
  const lanes = readWhole(race.lanes, { min: 2, max: MOST_LANES }, problems.at('lanes'));
  const known = new Set(targets.map(({ id }) => id));
  return {
    lanes,
    gates: race.gates.map((gate, index) =>
      readGate(gate, { lanes, known, before: race.gates.slice(0, index) }, problems.at('gates', index)),
    ),
  };
}

/** Each gate closes after those before it and lets no more lanes through; its day and targets may come later. */
function readGate(
  gate: StageGate,
  { lanes, known, before }: { lanes: number; known: ReadonlySet<string>; before: readonly StageGate[] },
  problems: Problems,
): StageGate {
  gate.targetIds.forEach((id, index) => {
    if (!known.has(id)) problems.at('targetIds', index).add('INVALID', { reason: 'NO_SUCH_TARGET' });
  });
  const dueOn = gate.dueOn ?? null;
  const latest = before.findLast((each) => each.dueOn)?.dueOn ?? null;
  if (dueOn !== null && latest !== null && dueOn <= latest)
    problems.at('dueOn').add('INVALID', { reason: 'DAY_ORDER', day: latest });
  return {
    name: readText(gate.name, 60, problems.at('name')) ?? '',
    dueOn,
    targetIds: [...new Set(gate.targetIds)],
    keep: readWhole(
      gate.keep,
      { min: 1, max: Math.min(lanes, before.at(-1)?.keep ?? lanes) },
      problems.at('keep'),
    ),
    requireAll: gate.requireAll,
  };
}

function checkKeys(keys: readonly string[], field: string, problems: Problems): void {
  keys.forEach((key, index) => {
    if (!KEY.test(key)) problems.at(index, field).add('INVALID', { reason: 'NO_KEY' });
  });
  checkUnique(keys, field, problems);
}

function checkUnique(keys: readonly string[], field: string, problems: Problems): void {
  keys.forEach((key, index) => {
    if (keys.indexOf(key) < index) problems.at(index, field).add('INVALID', { reason: 'TWICE' });
  });
}
