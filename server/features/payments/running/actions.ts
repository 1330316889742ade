import { type Actor, actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { isSharedKind } from '../events/event-kinds.ts';
import type { PaymentRecord } from '../events/payment-record.entity.ts';
import { buyOutPriceOn, returnUntil } from '../plan/choices.ts';
import type { PaymentPlan } from '../plan/plan.types.ts';
import type { UsageReport } from '../reports/usage-report.entity.ts';
import type { RunningAction } from './running.enums.ts';
import { runningPolicy } from './running.policy.ts';
import { isEnded, runningStates } from './running.states.ts';
import type { RunningContract } from './running-contract.entity.ts';

export interface ActionFacts {
  running: RunningContract;
  plan: PaymentPlan;
  reports: readonly UsageReport[];
  records: readonly PaymentRecord[];
  /** Completers never act for the owner (REG-12). */
  isCompleter: boolean;
}

/** What the actor can do with a running contract now. */
export function actionsOn(actor: Actor, facts: ActionFacts): RunningAction[] {
  if (!actingUser(actor)) return [];
  const { running, isCompleter } = facts;
  return [
    ...(!isCompleter && runningPolicy.actForOwner(actor, running) ? forOwner(facts) : []),
    ...(!isCompleter && runningPolicy.keepMoney(actor, running) ? (['RECORD_MONEY'] as const) : []),
    ...(runningPolicy.actForEnterprise(actor, running) ? forLicensee(facts) : []),
  ];
}

function forOwner({ running, reports, records }: ActionFacts): RunningAction[] {
  const isRunning = !isEnded(running.state);
  return possible([
    ['CONFIRM_REPORT', reports.some(({ state }) => state === 'SUBMITTED')],
    ['RECORD_EVENT', isRunning],
    ['ANSWER_EVENT', waiting(records, 'ENTERPRISE')],
    ['RECORD_TRADE', running.state !== 'AWAITING_OPENING'],
    ['ANNOUNCE_INSPECTION', running.state !== 'AWAITING_OPENING'],
    ['WATCH_RIGHTS', isRunning],
  ]);
}

function forLicensee({ running, plan, reports, records }: ActionFacts): RunningAction[] {
  const today = clock.today();
  const isRunning = !isEnded(running.state);
  const until = returnUntil(plan);
  return possible([
    ['SUBMIT_REPORT', running.nextReportDueOn !== null || reports.length > 0],
    ['DECLARE_YEAR', plan.rhythm !== null && running.from.slice(0, 4) < today.slice(0, 4)],
    ['RECORD_EVENT', isRunning],
    ['ANSWER_EVENT', waiting(records, 'OWNER')],
    ['RECORD_TRADE', running.state !== 'AWAITING_OPENING'],
    ['BUY_OUT', runningStates.can(running.state, 'buyOut') && buyOutPriceOn(plan, today) !== null],
    ['GIVE_BACK', runningStates.can(running.state, 'giveBack') && until !== null && today <= until],
    ['DEFER', running.state === 'RUNNING' && (plan.terms.payAfterUse?.deferralMonths ?? 0) > 0],
  ]);
}

function waiting(records: readonly PaymentRecord[], side: PaymentRecord['side']): boolean {
  return records.some(
    (record) => record.state === 'RECORDED' && record.side === side && isSharedKind(record.kind),
  );
}

function possible(actions: readonly [RunningAction, boolean][]): RunningAction[] {
  return actions.filter(([, isPossible]) => isPossible).map(([action]) => action);
}
