import { DAY_MS } from '../../../../platform/clock.ts';
import { digestOf } from '../../../../platform/idempotency/digest.ts';
import { enforce } from '../../../rulebook/enforce.ts';
import type { Rulebook } from '../../../rulebook/rulebook.ts';
import type { ParametersOf } from '../../../rulebook/rules/index.ts';
import type { DemandPledge } from '../../data/lane-parts.entity.ts';
import type { PledgeContent } from '../../data/pledge-content.ts';

type Term = NonNullable<ParametersOf<'DEM-2'>['terms']>[number];

/** Days in which a winner signs its pledge. */
export const SIGNING_DAYS = 10;

/** Of a pledge that nobody has signed, or whose signatures a change made void. */
export const UNSIGNED = {
  digest: null,
  leadSignedBy: null,
  leadSignatory: null,
  leadSignedAt: null,
  posterSignedBy: null,
  posterSignatory: null,
  posterSignedAt: null,
} satisfies Partial<DemandPledge>;

/** SHA-256, hex, of what is signed. */
export function pledgeDigest(content: PledgeContent): string {
  return digestOf(content);
}

/** Until when a pledge that is opened or changed at a moment can be signed. */
export function signBy(from: Date): Date {
  return new Date(from.getTime() + SIGNING_DAYS * DAY_MS);
}

/** Which of the terms asked for a pledge does not state. That nothing follows from failing is stated, too, if it is said. */
export function missingTerms(content: PledgeContent, asked: readonly Term[]): Term[] {
  const states: Record<Term, boolean> = {
    MEASURABLE_TARGETS: content.targets.some(({ comparison, value }) => comparison !== 'YES' && value !== ''),
    DATES: content.finishOn !== null && content.milestones.every(({ dueOn }) => dueOn !== ''),
    CONSEQUENCES: content.consequences !== null,
  };
  return asked.filter((term) => !states[term]);
}

/** Judges a pledge: DEM-2. @throws Refusal RULE with what is missing */
export function judgePledge(rulebook: Rulebook, content: PledgeContent): void {
  enforce(rulebook, 'DEM-2', ({ terms }) => missingTerms(content, terms ?? []).length === 0, {
    field: 'pledge',
    params: { missing: missingTerms(content, rulebook.parameters('DEM-2')?.terms ?? []).join(' ') },
  });
}
