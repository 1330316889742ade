import type { Problems } from '../../../../platform/input/problems.ts';
import type { DemandTarget } from '../../content/demand-content.ts';
import { meets, normalDecimal } from '../../content/targets.ts';
import type { Measured } from '../../data/lane-parts.entity.ts';

/**
 * Reads measured values, in the order of the targets and in their one form; `1` or `0` for targets without a number.
 * @param needsAll whether every target must have a value
 */
export function readMeasured(
  given: readonly Measured[],
  targets: readonly DemandTarget[],
  needsAll: boolean,
  problems: Problems,
): Measured[] {
  const known = new Set(targets.map(({ id }) => id));
  given.forEach(({ targetId }, index) => {
    const first = given.findIndex((each) => each.targetId === targetId);
    if (!known.has(targetId)) problems.at(index, 'targetId').add('NOT_FOUND');
    else if (first !== index) problems.at(index, 'targetId').add('ALREADY_EXISTS');
  });
  return targets.flatMap(({ id, comparison }) => {
    const index = given.findIndex(({ targetId }) => targetId === id);
    const value = given[index]?.value.trim() ?? '';
    if (value === '') {
      if (needsAll) problems.add('REQUIRED', { targetId: id });
      return [];
    }
    const normal = normalDecimal(value);
    const isWrong = normal === null || (comparison === 'YES' && normal !== '0' && normal !== '1');
    if (isWrong) problems.at(index, 'value').add('INVALID', { reason: 'NO_NUMBER' });
    return isWrong ? [] : [{ targetId: id, value: normal }];
  });
}

/** Measured values by target. */
export function byTarget(measured: readonly Measured[]): ReadonlyMap<string, string> {
  return new Map(measured.map(({ targetId, value }) => [targetId, value]));
}

/** The targets that are not met by what was measured. */
export function missedTargets(
  targets: readonly DemandTarget[],
  measured: readonly Measured[],
): DemandTarget[] {
  const values = byTarget(measured);
  return targets.filter((target) => !meets(target, values.get(target.id) ?? ''));
}
