import type { Scope } from '../../platform/app.ts';
import { requireUser } from '../../platform/auth/actor.ts';
import { clock, startOfDay } from '../../platform/clock.ts';
import { Refusal } from '../../platform/errors.ts';
import { addDays } from '../../platform/standards/calendar.ts';
import { MOST_OF_A_KIND, type Waiting } from '../../platform/waiting.ts';
import { accountsWaiting } from '../accounts/waiting.service.ts';
import { auctionsWaiting } from '../auctions/reading/waiting.service.ts';
import { brokerDeskWaiting } from '../brokers/desk/waiting.service.ts';
import { engagementsWaiting } from '../brokers/engagements/waiting.service.ts';
import { introductionsWaiting } from '../brokers/introductions/waiting.service.ts';
import { brokerMatchingWaiting } from '../brokers/matching/waiting.service.ts';
import { brokersWaiting } from '../brokers/registry/waiting.service.ts';
import { settlementWaiting } from '../brokers/settlement/waiting.service.ts';
import type { DealAction } from '../deals/deal.enums.ts';
import { dealsWaiting } from '../deals/reading/waiting.service.ts';
import { decisionsWaiting } from '../decisions/waiting.service.ts';
import { biddingWaiting } from '../demands/bidding/reading/waiting.service.ts';
import { bountyWaiting } from '../demands/bounty/waiting.service.ts';
import { judgingWaiting } from '../demands/judging/reading/waiting.service.ts';
import { lanesWaiting } from '../demands/lanes/waiting.service.ts';
import { demandsWaiting } from '../demands/posting/waiting.service.ts';
import { questionsWaiting } from '../demands/questions/waiting.service.ts';
import { raceWaiting } from '../demands/race/waiting.service.ts';
import { grantsWaiting } from '../grants/waiting.service.ts';
import { incomeWaiting } from '../income/waiting.service.ts';
import { noticesWaiting } from '../notices/waiting.service.ts';
import { offersWaiting } from '../offers/waiting.service.ts';
import { paymentsWaiting } from '../payments/waiting.service.ts';
import { resultsWaiting } from '../results/waiting.service.ts';
import { hallWaiting } from '../roadshows/guests/waiting.service.ts';
import { roadshowsWaiting } from '../roadshows/waiting.service.ts';
import { caseTypeOf, INFORMING, TASK_KINDS, type TaskKind, type TaskUrgency } from './task.enums.ts';
import type { Task, TaskList, TaskTotal } from './task.types.ts';

/** Days after today that still count as near. */
const WEEK_DAYS = 7;

/**
 * What waits for the actor in the membership acted as, what they are to act on first, each by its deadline. Every
 * feature says itself what waits in it, in one statement whatever the number of rows.
 * @param first 1 to 50
 * @throws Refusal SIGN_IN_REQUIRED, LIMIT
 */
export async function findTasks(scope: Scope, first: number | null): Promise<TaskList> {
  requireUser(scope.actor);
  const size = first ?? MOST_OF_A_KIND;
  if (!Number.isInteger(size) || size < 1 || size > MOST_OF_A_KIND)
    throw new Refusal('LIMIT', { field: 'first', params: { min: 1, max: MOST_OF_A_KIND } });
  const found: Waiting<TaskKind>[][] = await Promise.all([
    accountsWaiting(scope),
    resultsWaiting(scope),
    noticesWaiting(scope),
    decisionsWaiting(scope),
    grantsWaiting(scope),
    offersWaiting(scope),
    dealsWaiting(scope),
    auctionsWaiting(scope),
    paymentsWaiting(scope),
    incomeWaiting(scope),
    demandsWaiting(scope),
    questionsWaiting(scope),
    biddingWaiting(scope),
    judgingWaiting(scope),
    lanesWaiting(scope),
    raceWaiting(scope),
    bountyWaiting(scope),
    brokersWaiting(scope),
    brokerMatchingWaiting(scope),
    brokerDeskWaiting(scope),
    engagementsWaiting(scope),
    introductionsWaiting(scope),
    settlementWaiting(scope),
    roadshowsWaiting(scope),
    hallWaiting(scope),
  ]);
  const waiting = found.flat().sort(byUrgency);
  const now = clock.now();
  return { tasks: waiting.slice(0, size).map((one) => taskOf(one, now)), totals: totalsOf(waiting) };
}

/** The order of the list: what is to be acted on, the deadline, the kind, the longest wait. */
export function byUrgency(a: Waiting<TaskKind>, b: Waiting<TaskKind>): number {
  return (
    Number(INFORMING.has(a.kind)) - Number(INFORMING.has(b.kind)) ||
    momentOf(a.until) - momentOf(b.until) ||
    TASK_KINDS.indexOf(a.kind) - TASK_KINDS.indexOf(b.kind) ||
    a.since.getTime() - b.since.getTime() ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Without a deadline last; a finite number, so that two of them compare as equal. */
function momentOf(until: Date | null): number {
  return until?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** How near a deadline is at a moment, by days in China. */
export function urgencyOf(until: Date | null, now: Date, today: string): TaskUrgency {
  if (until === null) return 'NONE';
  if (until <= now) return 'OVERDUE';
  if (until <= startOfDay(addDays(today, 1))) return 'TODAY';
  return until <= startOfDay(addDays(today, 1 + WEEK_DAYS)) ? 'WEEK' : 'LATER';
}

function taskOf(waiting: Waiting<TaskKind>, now: Date): Task {
  const { kind, id, caseId, title, reference, organizationId, userId, since, until } = waiting;
  const urgency = urgencyOf(until, now, clock.today());
  return {
    id: `${kind}:${id}`,
    kind,
    forMe: !INFORMING.has(kind),
    title,
    reference,
    caseType: caseTypeOf(kind),
    caseId,
    dealAction: kind === 'DEAL_STEP' ? (waiting.detail as DealAction | null) : null,
    organizationId,
    userId,
    since,
    until,
    overdue: urgency === 'OVERDUE',
    urgency,
  };
}

function totalsOf(waiting: readonly Waiting<TaskKind>[]): TaskTotal[] {
  const counts = new Map(waiting.map(({ kind, total }) => [kind, total]));
  return TASK_KINDS.flatMap((kind) => {
    const count = counts.get(kind);
    return count === undefined ? [] : [{ kind, forMe: !INFORMING.has(kind), count }];
  });
}
