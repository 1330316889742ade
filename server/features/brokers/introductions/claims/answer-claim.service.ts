import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { clock } from '../../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import type { IntroductionPermit } from '../change-introduction.ts';
import type { Introduction } from '../data/introduction.entity.ts';
import type { IntroductionDoubt } from '../introduction.enums.ts';
import { mailIntroduction } from '../introduction.mails.ts';
import { introductionPolicy, refuseOwnRecord } from '../introduction.policy.ts';
import { claimStates } from '../introduction.states.ts';
import { readDoubt } from '../read-doubt.ts';
import { admit, dismiss } from './admit.ts';
import { type ClaimReference, changeClaim, refuseIdle } from './change-claim.ts';

export interface ContestClaim extends ClaimReference {
  doubt: IntroductionDoubt;
  /** Needed for OTHER. */
  reason?: string | null;
}

export interface FindOnClaim extends ClaimReference {
  /** Whether the deal rests on the introduction. */
  isAdmitted: boolean;
  reason: string;
}

/**
 * The client admits that a deal rests on an introduction, also after having contested it. The broker's engagement, where
 * there is one that was signed by all, belongs to the deal from then on; later introductions of the same sides give way.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES (the broker in another role), STATE (also reason PRECEDED or DEAL_OVER),
 *   CONFLICT
 */
export function admitClaim(scope: Scope, input: ClaimReference): Promise<Introduction> {
  return changeClaim(scope, input, asClient, async (change) => {
    const { tx, introduction, deal } = change;
    refuseIdle(change, 'admitIntroductionClaim');
    await admit(change, 'admit');
    await mailIntroduction(tx, scope.app, introduction, {
      mail: 'admitted',
      to: ['BROKER'],
      side: introduction.clientSide,
      deal: deal.number,
    });
    return { action: 'admitIntroductionClaim' };
  });
}

/**
 * The client contests that a deal rests on an introduction, once; the platform decides.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, REQUIRED, TOO_LONG, STATE (also reason PRECEDED or DEAL_OVER), CONFLICT
 */
export async function contestClaim(scope: Scope, input: ContestClaim): Promise<Introduction> {
  const reason = readDoubt(input.doubt, input.reason);
  return changeClaim(scope, input, asClient, async (change) => {
    const { tx, introduction, claim, deal } = change;
    refuseIdle(change, 'contestIntroductionClaim');
    const now = clock.now();
    Object.assign(claim, {
      state: claimStates.next(claim.state, 'contest'),
      ...{ doubt: input.doubt, contestReason: reason, contestedAt: now },
      ...{ answeredAt: now, answeredBy: actingUser(scope.actor)?.userId ?? null },
    });
    await mailIntroduction(tx, scope.app, introduction, {
      mail: 'contested',
      to: ['BROKER', 'OPERATOR'],
      side: introduction.clientSide,
      deal: deal.number,
    });
    const facts = { doubt: input.doubt };
    return { action: 'contestIntroductionClaim', facts, ...(reason ? { personal: { reason } } : {}) };
  });
}

/**
 * An operator decides on a contested claim, with reasons. What is found for binds like the client's own word; the terms
 * of the commission stay those that broker and client agree on.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES (the broker themselves), REQUIRED, TOO_LONG, STATE (also reason PRECEDED
 *   or DEAL_OVER), CONFLICT
 */
export async function findOnClaim(scope: Scope, input: FindOnClaim): Promise<Introduction> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changeClaim(scope, input, asPlatform, async (change) => {
    const { tx, introduction, claim, deal } = change;
    refuseIdle(change, 'findOnIntroductionClaim');
    Object.assign(claim, { finding: reason, findingBy: actingUser(scope.actor)?.userId ?? null });
    if (input.isAdmitted) await admit(change, 'findFor');
    else await dismiss(change, 'findAgainst', 'FOUND_AGAINST');
    await mailIntroduction(tx, scope.app, introduction, {
      mail: input.isAdmitted ? 'foundFor' : 'foundAgainst',
      to: ['BROKER', 'OWNER', 'ENTERPRISE'],
      deal: deal.number,
    });
    const facts = { isAdmitted: input.isAdmitted };
    return { action: 'findOnIntroductionClaim', facts, personal: { reason } };
  });
}

const asClient: IntroductionPermit = (actor, subject) => {
  refuseOwnRecord(actor, subject.introduction);
  authorize(introductionPolicy, actor, 'answerAsClient', subject);
};

const asPlatform: IntroductionPermit = (actor, subject) => {
  refuseOwnRecord(actor, subject.introduction);
  authorize(introductionPolicy, actor, 'find', subject);
};
