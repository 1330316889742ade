import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root, Subscription } from 'type-graphql';
import { filesOfRecords } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { follow } from '../../../platform/graphql/subscriptions-context.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { RACE_EVENTS } from '../change-demand.ts';
import { GATE_REPORT } from './race.entity.ts';
import { CloseGateInput, HandInMeasuredInput, JudgeMeasuredInput } from './race.inputs.ts';
import { DemandRace, DemandRacePayload, RaceCell, RaceLane } from './race.types.ts';
import { existingRace, raceBoard } from './reading/race-board.ts';
import { closeGate } from './steps/close-gate.service.ts';
import { handInMeasured } from './steps/hand-in-measured.service.ts';
import { judgeMeasured } from './steps/judge-measured.service.ts';

const INPUT = { description: 'What is needed for the step.' };

/** Evidence of measured results by what was handed in. */
const evidenceOf = filesOfRecords(GATE_REPORT);

@Resolver()
export class DemandRaceResolver {
  @Query(() => DemandRace, {
    nullable: true,
    description:
      'The board of an awarded race; none for other demands. Figures only for those who take part.',
  })
  @Access('public')
  async demandRace(
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandRace | null> {
    return raceBoard(await ctx.scope(), demandId);
  }

  @Subscription(() => DemandRace, {
    description: 'The board of a race, at once and after each change. Time alone changes nothing here.',
    subscribe: follow(RACE_EVENTS, ({ demandId }: { demandId: string }) => demandId),
  })
  @Access('public')
  async demandRaceChanged(
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandRace> {
    return existingRace(await ctx.scope(), demandId);
  }

  @Mutation(() => DemandRacePayload, { description: 'Hands in what a lane measured for the open gate.' })
  @Access('signedIn')
  handInMeasured(
    @Arg('input', () => HandInMeasuredInput, INPUT) input: HandInMeasuredInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandRacePayload> {
    return answer('race', ctx, async (scope) =>
      existingRace(scope, (await handInMeasured(scope, input)).demandId),
    );
  }

  @Mutation(() => DemandRacePayload, { description: 'Confirms or refuses what a lane measured.' })
  @Access(['ENTERPRISE_MEMBER', 'EXPERT'])
  judgeMeasured(
    @Arg('input', () => JudgeMeasuredInput, INPUT) input: JudgeMeasuredInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandRacePayload> {
    return answer('race', ctx, async (scope) =>
      existingRace(scope, (await judgeMeasured(scope, input)).demandId),
    );
  }

  @Mutation(() => DemandRacePayload, { description: 'Closes the open gate: its rule says who goes on.' })
  @Access(['ENTERPRISE_MEMBER', 'OPERATOR'])
  closeStageGate(
    @Arg('input', () => CloseGateInput, INPUT) input: CloseGateInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DemandRacePayload> {
    return answer('race', ctx, async (scope) => existingRace(scope, (await closeGate(scope, input)).id));
  }
}

@Resolver(() => RaceLane)
export class RaceLaneResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'Who leads the team of the lane.' })
  organization(
    @Root() { organizationId }: RaceLane,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, organizationId);
  }
}

@Resolver(() => RaceCell)
export class RaceCellResolver {
  @FieldResolver(() => [StoredFileType], {
    description: 'Its evidence, for those who see what was measured.',
  })
  async evidence(@Root() { reportId }: RaceCell, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return reportId === null ? [] : ctx.load(evidenceOf, reportId);
  }
}
