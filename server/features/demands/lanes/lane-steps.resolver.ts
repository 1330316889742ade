import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Role } from '../../../platform/auth/roles.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { contestFinding, reviewFinding } from './failure/contest-finding.service.ts';
import { findFailure, giveUp } from './failure/find-failure.service.ts';
import { endFailedDemand, replaceLane } from './failure/replace-lane.service.ts';
import {
  AnswerMilestoneInput,
  DecideOnWorkInput,
  EditPledgeInput,
  EndFailedDemandInput,
  FindFailureInput,
  HandInWorkInput,
  LaneReasonInput,
  LaneStepInput,
  ReportMilestoneInput,
  ReviewFindingInput,
  SignPledgeInput,
} from './lane.inputs.ts';
import { DemandLanePayload, EndFailedDemandPayload } from './lane.types.ts';
import { declineLane } from './pledge/decline-lane.service.ts';
import { editPledge } from './pledge/edit-pledge.service.ts';
import { signPledge } from './pledge/sign-pledge.service.ts';
import { decideOnWork, handInWork } from './work/acceptance.service.ts';
import { answerMilestone, reportMilestone } from './work/milestones.service.ts';
import { startWork } from './work/start-work.service.ts';

const INPUT = { description: 'What is needed for the step.' };
/** Units are led by officers, enterprises by their members; posters are enterprises. */
const SIDES: readonly Role[] = ['OFFICER', 'ENTERPRISE_MEMBER'];
const TEAM: readonly Role[] = [...SIDES, 'RESEARCHER'];

@Resolver()
export class LaneStepsResolver {
  @Mutation(() => DemandLanePayload, {
    description: 'Settles what a pledge says beside its targets; signatures on it are void by a change.',
  })
  @Access([...SIDES])
  editPledge(
    @Arg('input', () => EditPledgeInput, INPUT) input: EditPledgeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => editPledge(scope, input));
  }

  @Mutation(() => DemandLanePayload, {
    description: 'Signs the pledge for your side (DEM-2); with the second signature it is in force.',
  })
  @Access([...SIDES])
  signPledge(
    @Arg('input', () => SignPledgeInput, INPUT) input: SignPledgeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => signPledge(scope, input));
  }

  @Mutation(() => DemandLanePayload, { description: 'The winner leaves before its pledge is in force.' })
  @Access([...SIDES])
  declineLane(
    @Arg('input', () => LaneReasonInput, INPUT) input: LaneReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => declineLane(scope, input));
  }

  @Mutation(() => DemandLanePayload, { description: 'The winner begins the work.' })
  @Access([...SIDES])
  startWork(
    @Arg('input', () => LaneStepInput, INPUT) input: LaneStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => startWork(scope, input));
  }

  @Mutation(() => DemandLanePayload, { description: "The winner's team hands in a milestone with evidence." })
  @Access([...TEAM])
  reportDemandMilestone(
    @Arg('input', () => ReportMilestoneInput, INPUT) input: ReportMilestoneInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => reportMilestone(scope, input));
  }

  @Mutation(() => DemandLanePayload, { description: 'The poster accepts or returns a milestone.' })
  @Access(['ENTERPRISE_MEMBER'])
  answerDemandMilestone(
    @Arg('input', () => AnswerMilestoneInput, INPUT) input: AnswerMilestoneInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => answerMilestone(scope, input));
  }

  @Mutation(() => DemandLanePayload, {
    description: "The winner's team hands the work in for acceptance, with test results for every target.",
  })
  @Access([...TEAM])
  handInWork(
    @Arg('input', () => HandInWorkInput, INPUT) input: HandInWorkInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => handInWork(scope, input));
  }

  @Mutation(() => DemandLanePayload, { description: 'The poster decides on work that was handed in.' })
  @Access(['ENTERPRISE_MEMBER'])
  decideOnWork(
    @Arg('input', () => DecideOnWorkInput, INPUT) input: DecideOnWorkInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => decideOnWork(scope, input));
  }

  @Mutation(() => DemandLanePayload, { description: 'The winner says that it cannot fulfil the pledge.' })
  @Access([...SIDES])
  giveUpWork(
    @Arg('input', () => LaneReasonInput, INPUT) input: LaneReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => giveUp(scope, input));
  }

  @Mutation(() => DemandLanePayload, {
    description:
      'The poster finds that a pledge failed; unless something frees from blame, its consequences follow.',
  })
  @Access(['ENTERPRISE_MEMBER'])
  findFailure(
    @Arg('input', () => FindFailureInput, INPUT) input: FindFailureInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => findFailure(scope, input));
  }

  @Mutation(() => DemandLanePayload, {
    description: 'The winner contests before the platform what the poster found; once, within ten days.',
  })
  @Access([...SIDES])
  contestFinding(
    @Arg('input', () => LaneReasonInput, INPUT) input: LaneReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => contestFinding(scope, input));
  }

  @Mutation(() => DemandLanePayload, {
    description: 'An operator upholds a contested finding, or lifts its ban on bidding.',
  })
  @Access(['OPERATOR'])
  reviewFinding(
    @Arg('input', () => ReviewFindingInput, INPUT) input: ReviewFindingInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => reviewFinding(scope, input));
  }

  @Mutation(() => DemandLanePayload, {
    description: 'The poster offers the place of a winner that is lost to the next in rank.',
  })
  @Access(['ENTERPRISE_MEMBER'])
  replaceLane(
    @Arg('input', () => LaneStepInput, INPUT) input: LaneStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandLanePayload> {
    return answer('lane', ctx, (scope) => replaceLane(scope, input));
  }

  @Mutation(() => EndFailedDemandPayload, {
    description:
      'The poster ends a demand of which every winner is lost; what is left of the bounty goes back.',
  })
  @Access(['ENTERPRISE_MEMBER'])
  endFailedDemand(
    @Arg('input', () => EndFailedDemandInput, INPUT) input: EndFailedDemandInput,
    @Ctx() ctx: RequestContext,
  ): Promise<EndFailedDemandPayload> {
    return answer('demand', ctx, (scope) => endFailedDemand(scope, input));
  }
}
