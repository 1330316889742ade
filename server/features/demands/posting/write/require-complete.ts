import { clock, DAY_MS, dayOf } from '../../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { enforce } from '../../../rulebook/enforce.ts';
import type { Unit } from '../../../rulebook/unit.ts';
import { completenessOf, missingEntryFields } from '../../content/completeness.ts';
import type { DemandContent } from '../../content/demand-content.ts';
import type { DemandGap, DemandMode } from '../../demand.enums.ts';

/** Content as it is judged: nobody is asked for points under a criterion that counts nothing. */
export function withoutIdleCriteria(content: DemandContent): DemandContent {
  return { ...content, criteria: content.criteria.filter(({ weight }) => weight > 0) };
}

/** Days for which bids are taken at least, so that there is time to write one. */
export const LEAST_DAYS_FOR_BIDS = 3;

/** What makes a demand better but stops nothing. */
const MAY_LACK: ReadonlySet<DemandGap> = new Set<DemandGap>(['KEYWORDS', 'DELIVERABLES']);

/**
 * Refuses content that cannot be published: what DEM-1 asks for, what else the platform needs, and days that do not come in
 * their order.
 * @throws Refusal RULE (DEM-1, param `missing`), REQUIRED for each missing part, INVALID for days
 */
export function requireComplete(poster: Unit, content: DemandContent, mode: DemandMode): void {
  const problems = new Problems('content');
  completeParts(poster, content, mode, problems);
  const { bidsCloseAt } = content;
  const first = clock.in(LEAST_DAYS_FOR_BIDS * DAY_MS);
  if (bidsCloseAt !== null && new Date(bidsCloseAt) < first) {
    problems
      .at('bidsCloseAt')
      .add('INVALID', { reason: 'TOO_SOON', days: LEAST_DAYS_FOR_BIDS, earliest: first.toISOString() });
  }
  refuseAll(problems.list);
}

/**
 * Whether everything is there and days come in their order.
 * @throws Refusal RULE (DEM-1, param `missing`); everything else is collected
 */
export function completeParts(
  poster: Unit,
  content: DemandContent,
  mode: DemandMode,
  problems: Problems,
): void {
  const { missing } = completenessOf(content, mode);
  enforce(
    poster.rulebook,
    'DEM-1',
    ({ fields }) => missingEntryFields(content, mode, fields ?? []).length === 0,
    { field: 'content', params: { missing: missing.map(({ code }) => code).join(' ') } },
  );
  for (const { code, field } of missing) {
    if (!MAY_LACK.has(code)) problems.at(field).add('REQUIRED', { missing: code });
  }
  checkTimes(content, problems);
}

function checkTimes({ bidsCloseAt, wantedBy, race }: DemandContent, problems: Problems): void {
  const after = bidsCloseAt === null ? clock.today() : dayOf(new Date(bidsCloseAt));
  if (wantedBy !== null && wantedBy <= after)
    problems.at('wantedBy').add('INVALID', { reason: 'DAY_ORDER', day: after });
  for (const [index, { dueOn }] of (race?.gates ?? []).entries()) {
    const at = problems.at('race', 'gates', index, 'dueOn');
    if (dueOn === null) continue;
    if (dueOn <= after) at.add('INVALID', { reason: 'DAY_ORDER', day: after });
    else if (wantedBy !== null && dueOn > wantedBy)
      at.add('INVALID', { reason: 'AFTER_WANTED_BY', day: wantedBy });
  }
}
