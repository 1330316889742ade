import type { Compliance } from '../../rulebook/compliance.ts';
import type { WaitsFor } from '../data/deal.entity.ts';
import type { DealAction, DealSide, DealState } from '../deal.enums.ts';
import { isClearing } from '../deal.states.ts';
import {
  complianceOf,
  lacksNotice,
  needsDecision,
  needsNotice,
  resultStands,
  stopping,
} from './compliance.ts';
import type { DealFacts } from './facts.ts';

/** What the facts come to. */
export interface Standing {
  /** The state that is reached by them. */
  state: DealState;
  /** Why the case goes back to negotiating; null where it does not. */
  backReason: BackReason | null;
  items: Compliance[];
  waitsFor: WaitsFor;
}

export type BackReason = 'DECISION_REJECTED' | 'OBJECTION_UPHELD' | 'RESULT_WITHDRAWN';

/** Judges a deal by its facts: which state it has reached, what is missing, what it waits for. Pure. */
export function standingOf(facts: DealFacts): Standing {
  const items = complianceOf(facts);
  const backReason = isClearing(facts.record.deal.state) ? backReasonOf(facts) : null;
  const state = backReason ? 'NEGOTIATING' : reachedState(facts, items);
  return { state, backReason, items, waitsFor: waitsForOf(facts, state, items) };
}

function backReasonOf(facts: DealFacts): BackReason | null {
  if (!resultStands(facts)) return 'RESULT_WITHDRAWN';
  if (facts.decision === 'REJECTED') return 'DECISION_REJECTED';
  return facts.notices.some(({ upheld, own }) => upheld && own) ? 'OBJECTION_UPHELD' : null;
}

function reachedState(facts: DealFacts, items: readonly Compliance[]): DealState {
  const { state } = facts.record.deal;
  if (!isClearing(state)) return state;
  if (stopping(items, 'CLEAR').length === 0) return 'CLEARED';
  if (facts.notices.some(({ own }) => own)) return 'ON_NOTICE';
  return facts.decision === 'APPROVED' ? 'DECIDED' : 'AGREED';
}

/** Steps of the unit that are asked for now and that nothing stops. */
function readySteps(facts: DealFacts, items: readonly Compliance[]): DealAction[] {
  const decided = facts.decision === 'APPROVED' || facts.decision === 'CALLED';
  const announced = facts.notices.some(({ own }) => own);
  const unannounced = !announced && items.some(({ code }) => code === 'NOTICE_NOT_PUBLISHED');
  const steps: [DealAction, boolean][] = [
    [
      'CALL_DECISION',
      needsDecision(facts) && !decided && !announced && stopping(items, 'DECIDE').length === 0,
    ],
    [
      'PUBLISH_NOTICE',
      (lacksNotice(items) || (unannounced && needsNotice(facts))) && stopping(items, 'ANNOUNCE').length === 0,
    ],
  ];
  return steps.filter(([, isReady]) => isReady).map(([action]) => action);
}

const ACTION_OF: Partial<Record<NonNullable<Compliance['code']>, DealAction>> = {
  RELATION_NOT_DECLARED: 'DECLARE_RELATION',
  LEADERS_NOT_DECLARED: 'DECLARE_LEADERS',
  PRICE_REASON_MISSING: 'RECORD_VALUATION_REASON',
  DECISION_NOT_CALLED: 'CALL_DECISION',
  NOTICE_NOT_PUBLISHED: 'PUBLISH_NOTICE',
  APPROVAL_MISSING: 'RECORD_APPROVAL',
};

/** The one thing that a case waits for. */
export function waitsForOf(facts: DealFacts, state: DealState, items: readonly Compliance[]): WaitsFor {
  const { proposals } = facts.record;
  const nothing: WaitsFor = { action: null, who: null, waitsUntil: null, rule: null, code: null, ready: [] };
  switch (state) {
    case 'REQUESTED':
      return { ...nothing, action: 'TAKE_UP', who: 'OWNER' };
    case 'NEGOTIATING': {
      const open = proposals.find((proposal) => proposal.state === 'OPEN');
      if (!open) return { ...nothing, action: 'PROPOSE', who: 'OWNER' };
      return { ...nothing, action: 'ACCEPT_TERMS', who: open.side === 'OWNER' ? 'ENTERPRISE' : 'OWNER' };
    }
    case 'AGREED':
    case 'DECIDED':
    case 'ON_NOTICE':
    case 'CLEARED':
      return clearingWait(facts, items, nothing);
    case 'SIGNED':
      // A contract that was signed before waits for the enterprise to confirm it.
      return {
        ...nothing,
        action: 'ACTIVATE',
        who: facts.record.deal.origin === 'IMPORT' ? 'ENTERPRISE' : 'OWNER',
      };
    default:
      return nothing;
  }
}

function clearingWait(facts: DealFacts, items: readonly Compliance[], nothing: WaitsFor): WaitsFor {
  const ready = readySteps(facts, items);
  // What somebody can do comes before what only time or others bring; a step that something stops cannot be done yet.
  const canBeDone = ({ status, code }: Compliance) => {
    const action = code === null ? null : ACTION_OF[code];
    const isStep = action === 'CALL_DECISION' || action === 'PUBLISH_NOTICE';
    return status !== 'WAITING' && (!isStep || ready.includes(action));
  };
  const [first] = stopping(items, 'CLEAR').sort((a, b) => Number(canBeDone(b)) - Number(canBeDone(a)));
  if (!first) return { ...nothing, action: 'SIGN', who: 'OWNER', ready: [...ready, 'SIGN'] };
  const who: DealSide | null =
    first.status === 'WAITING' ? null : first.who === 'ENTERPRISE_MEMBER' ? 'ENTERPRISE' : 'OWNER';
  return {
    action: first.code === null || first.status === 'WAITING' ? null : (ACTION_OF[first.code] ?? null),
    who,
    waitsUntil: first.until?.toISOString() ?? null,
    rule: first.rule,
    code: first.code,
    ready,
  };
}
