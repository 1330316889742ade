import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../../platform/database/page.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { answer } from '../../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { userById } from '../../../accounts/accounts.loaders.ts';
import { ContestJudge } from '../../data/contest.entity.ts';
import {
  AppointJudgesInput,
  type ContestCandidate,
  ContestCandidateConnection,
  ContestStepInput,
  DeclareContestConflictsInput,
  HandInContestScoresInput,
  ReleaseJudgeInput,
  RoadshowContest,
  RoadshowContestPayload,
  ScoreContestEntryInput,
  SetContestCriteriaInput,
} from './contest.types.ts';
import { existingContest, findContest, findContestCandidates } from './find-contest.service.ts';
import { appointJudges, closeContest, releaseJudge, setContestCriteria } from './prepare-contest.service.ts';
import { declareContestConflicts, handInContestScores, scoreEntry } from './score-entries.service.ts';

const INPUT = { description: 'What is needed for the step.' };
const ROADSHOW = { description: 'The roadshow.' };

@Resolver()
export class RoadshowContestResolver {
  @Query(() => RoadshowContest, {
    nullable: true,
    complexity: 20,
    description: 'The contest of a roadshow as the viewer may see it; none where there is none.',
  })
  @Access('public')
  async roadshowContest(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowContest | null> {
    return findContest(await ctx.scope(), roadshowId);
  }

  @Query(() => ContestCandidateConnection, {
    complexity: 20,
    description: 'People with the role EXPERT whom the organiser can ask to judge.',
  })
  @Access(['ORGANISER'])
  async contestCandidates(
    @Arg('roadshowId', () => ID, ROADSHOW) roadshowId: string,
    @Ctx() ctx: RequestContext,
    @Arg('text', () => String, { nullable: true, description: 'In name or organisation.' }) text?:
      | string
      | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<ContestCandidate>> {
    const page = { first: first ?? null, after: after ?? null };
    return findContestCandidates(await ctx.scope(), roadshowId, text ?? null, page);
  }

  @Mutation(() => RoadshowContestPayload, { description: 'Says what is scored, as long as nobody scored.' })
  @Access(['ORGANISER'])
  setContestCriteria(
    @Arg('input', () => SetContestCriteriaInput, INPUT) input: SetContestCriteriaInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowContestPayload> {
    return answer('contest', ctx, async (scope) =>
      existingContest(scope, (await setContestCriteria(scope, input)).id),
    );
  }

  @Mutation(() => RoadshowContestPayload, { description: 'Asks people to judge.' })
  @Access(['ORGANISER'])
  appointContestJudges(
    @Arg('input', () => AppointJudgesInput, INPUT) input: AppointJudgesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowContestPayload> {
    return answer('contest', ctx, async (scope) =>
      existingContest(scope, (await appointJudges(scope, input)).id),
    );
  }

  @Mutation(() => RoadshowContestPayload, { description: 'Lets a judge go who has not handed in.' })
  @Access(['ORGANISER'])
  releaseContestJudge(
    @Arg('input', () => ReleaseJudgeInput, INPUT) input: ReleaseJudgeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowContestPayload> {
    return answer('contest', ctx, async (scope) =>
      existingContest(scope, (await releaseJudge(scope, input)).id),
    );
  }

  @Mutation(() => RoadshowContestPayload, { description: 'Closes the scores: everybody reads the ranking.' })
  @Access(['ORGANISER'])
  closeContest(
    @Arg('input', () => ContestStepInput, INPUT) input: ContestStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowContestPayload> {
    return answer('contest', ctx, async (scope) =>
      existingContest(scope, (await closeContest(scope, input)).id),
    );
  }

  @Mutation(() => RoadshowContestPayload, {
    description: 'A judge declares conflicts of interest, or does not judge.',
  })
  @Access(['EXPERT'])
  declareContestConflicts(
    @Arg('input', () => DeclareContestConflictsInput, INPUT) input: DeclareContestConflictsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowContestPayload> {
    return answer('contest', ctx, async (scope) =>
      existingContest(scope, (await declareContestConflicts(scope, input)).roadshowId),
    );
  }

  @Mutation(() => RoadshowContestPayload, { description: 'Saves the draft of a sheet.' })
  @Access(['EXPERT'])
  scoreContestEntry(
    @Arg('input', () => ScoreContestEntryInput, INPUT) input: ScoreContestEntryInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowContestPayload> {
    return answer('contest', ctx, async (scope) =>
      existingContest(scope, (await scoreEntry(scope, input)).roadshowId),
    );
  }

  @Mutation(() => RoadshowContestPayload, { description: 'Hands the scores of a judge in, for good.' })
  @Access(['EXPERT'])
  handInContestScores(
    @Arg('input', () => HandInContestScoresInput, INPUT) input: HandInContestScoresInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowContestPayload> {
    return answer('contest', ctx, async (scope) =>
      existingContest(scope, (await handInContestScores(scope, input)).roadshowId),
    );
  }
}

@Resolver(() => ContestJudge)
export class ContestJudgeResolver {
  @FieldResolver(() => String, { description: 'Name of the judge.' })
  async name(@Root() { userId }: ContestJudge, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(userById, userId))?.name ?? '';
  }
}
