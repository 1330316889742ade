import { defineStates } from '../../../platform/states.ts';
import type { Introduction } from './data/introduction.entity.ts';
import type { IntroductionAnswer, IntroductionClaim } from './data/introduction-parts.entity.ts';
import type { AnsweredState, IntroductionClaimState, IntroductionState } from './introduction.enums.ts';

/**
 * The ways between the states that answers make. SETTLED and LAPSED come of claims and of the clock: ask with
 * `introductionStateAt`, so that they count.
 */
export const introductionStates = defineStates<IntroductionState, 'acknowledge' | 'dispute'>({
  /** It is acknowledged once both sides did and neither disputes it; `stateByAnswers` says so. */
  acknowledge: { from: ['RECORDED', 'DISPUTED'], to: 'ACKNOWLEDGED' },
  dispute: { from: ['RECORDED', 'DISPUTED'], to: 'DISPUTED' },
});

/** The only ways between the states of a claim. */
export const claimStates = defineStates<
  IntroductionClaimState,
  'admit' | 'contest' | 'findFor' | 'findAgainst' | 'dismiss' | 'settle' | 'owe'
>({
  admit: { from: ['OPEN', 'CONTESTED'], to: 'ADMITTED' },
  contest: { from: ['OPEN'], to: 'CONTESTED' },
  findFor: { from: ['CONTESTED'], to: 'ADMITTED' },
  findAgainst: { from: ['CONTESTED'], to: 'DISMISSED' },
  /** An earlier introduction was admitted, or the deal came to nothing. */
  dismiss: { from: ['OPEN', 'CONTESTED', 'ADMITTED'], to: 'DISMISSED' },
  settle: { from: ['ADMITTED'], to: 'SETTLED' },
  /** A later receipt brings more. */
  owe: { from: ['SETTLED'], to: 'ADMITTED' },
});

/** States of a claim of which something may still be owed. */
export const OWED_CLAIMS: readonly IntroductionClaimState[] = ['OPEN', 'CONTESTED', 'ADMITTED'];

/**
 * The state on a day. It is settled once the commission of a deal is paid and none is open. From the day after the last of
 * the protection on it is lapsed, whether or not a sweep has run, unless a deal was found in time and its claim was not
 * dismissed.
 * @param today day in Asia/Shanghai
 */
export function introductionStateAt(
  { state, protectedUntil }: Pick<Introduction, 'state' | 'protectedUntil'>,
  claims: readonly Pick<IntroductionClaim, 'state'>[],
  today: string,
): IntroductionState {
  if (claims.some(isOwed)) return state;
  if (claims.some((claim) => claim.state === 'SETTLED')) return 'SETTLED';
  return today > protectedUntil ? 'LAPSED' : state;
}

/** The same in SQL, of rows `introduction`, with an expression for the day. */
export function introductionStateSql(today: string): string {
  const has = (states: string) =>
    `EXISTS (SELECT FROM introduction_claim c WHERE c.introduction_id = introduction.id AND c.state IN (${states}))`;
  return `(CASE WHEN ${has(`'OPEN', 'CONTESTED', 'ADMITTED'`)} THEN introduction.state
    WHEN ${has(`'SETTLED'`)} THEN 'SETTLED'
    WHEN introduction.protected_until < ${today} THEN 'LAPSED' ELSE introduction.state END)`;
}

/** Whether something may still be owed by a claim. */
export function isOwed({ state }: Pick<IntroductionClaim, 'state'>): boolean {
  return OWED_CLAIMS.includes(state);
}

/** The state that the answers of both sides come to. */
export function stateByAnswers(answers: readonly Pick<IntroductionAnswer, 'verdict'>[]): AnsweredState {
  if (answers.some(({ verdict }) => verdict === 'DISPUTED')) return 'DISPUTED';
  return answers.length === 2 ? 'ACKNOWLEDGED' : 'RECORDED';
}
