import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import {
  changeEngagement,
  type EngagementChange,
  type EngagementDone,
  type EngagementReference,
  forBothSides,
  forClient,
  openVersion,
  sideOf,
} from '../change-engagement.ts';
import type { Engagement } from '../data/engagement.entity.ts';
import { engagementStates } from '../engagement.states.ts';
import { mailEngagement } from '../mails/engagement-mails.ts';

export interface EndEngagement extends EngagementReference {
  reason: string;
}

/**
 * Client or leading broker end an active engagement. Commissions of deals that it was admitted to go on, and so does the
 * protection of what was introduced.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED (`reason`)
 */
export function endEngagement(scope: Scope, input: EndEngagement): Promise<Engagement> {
  return changeEngagement(scope, input, forBothSides, (change) => {
    const problems = new Problems('');
    const reason = readReason(input.reason, problems.at('reason'));
    refuseAll(problems.list);
    change.engagement.endReason = reason;
    return finish(change, 'end', 'endEngagement', reason ?? '');
  });
}

/**
 * The client says that what it engaged the broker for is done.
 * @throws Refusal NOT_FOUND, FORBIDDEN for the broker, CONFLICT, STATE
 */
export function fulfilEngagement(scope: Scope, input: EngagementReference): Promise<Engagement> {
  return changeEngagement(scope, input, forClient, (change) =>
    finish(change, 'fulfil', 'fulfilEngagement', ''),
  );
}

async function finish(
  change: EngagementChange,
  step: 'end' | 'fulfil',
  action: string,
  reason: string,
): Promise<EngagementDone> {
  const { tx, scope, engagement, versions } = change;
  engagement.state = engagementStates.next(engagement.state, step);
  engagement.overAt = clock.now();
  const open = openVersion(versions);
  if (open) open.state = 'REPLACED';
  const mail = step === 'end' ? 'ended' : 'fulfilled';
  await mailEngagement(tx, scope.app, engagement, mail, ['CLIENT', 'BROKER', 'BENEFICIARIES'], { reason });
  return {
    action,
    facts: { by: sideOf(scope.actor, engagement) },
    ...(reason === '' ? {} : { personal: { reason } }),
  };
}
