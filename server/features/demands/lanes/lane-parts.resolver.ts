import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DateScalar } from '../../../platform/graphql/scalars.ts';
import { DemandTargetType } from '../content/content-parts.types.ts';
import type { DemandTarget } from '../content/demand-content.ts';
import { type FreeingGround, FreeingGroundEnum } from '../lane.enums.ts';
import { acceptanceFiles, findingFiles, milestoneFiles, pledgeOfLane } from './lane.loaders.ts';
import {
  DemandAcceptance,
  DemandFinding,
  DemandMilestone,
  DemandPledge,
  MeasuredTarget,
  measuredTargets,
  PledgeConsequencesType,
  PledgedMilestoneType,
  type PledgeTerm,
  PledgeTermEnum,
} from './lane.types.ts';
import { missingTerms, pledgeDigest } from './pledge/pledge-terms.ts';

const TERMS = Object.keys(PledgeTermEnum) as PledgeTerm[];

@Resolver(() => DemandPledge)
export class DemandPledgeResolver {
  @FieldResolver(() => [DemandTargetType], { description: 'The targets with the promised values.' })
  targets(@Root() { content }: DemandPledge): DemandTarget[] {
    return content.targets;
  }

  @FieldResolver(() => [PledgedMilestoneType], { description: 'The milestones in order.' })
  milestones(@Root() { content }: DemandPledge): PledgedMilestoneType[] {
    return content.milestones;
  }

  @FieldResolver(() => DateScalar, { nullable: true, description: 'Last day of the work.' })
  finishOn(@Root() { content }: DemandPledge): string | null {
    return content.finishOn;
  }

  @FieldResolver(() => String, { description: 'Name of the responsible person.' })
  responsibleName(@Root() { content }: DemandPledge): string {
    return content.responsible.name;
  }

  @FieldResolver(() => String, { description: 'Title of the responsible person; may be empty.' })
  responsibleTitle(@Root() { content }: DemandPledge): string {
    return content.responsible.title;
  }

  @FieldResolver(() => PledgeConsequencesType, {
    nullable: true,
    description: 'What follows from failing; none while it is not settled.',
  })
  consequences(@Root() { content }: DemandPledge): PledgeConsequencesType | null {
    return content.consequences;
  }

  @FieldResolver(() => [FreeingGroundEnum], { description: 'What frees from blame.' })
  freeingGrounds(@Root() { content }: DemandPledge): FreeingGround[] {
    return content.freeing.grounds;
  }

  @FieldResolver(() => String, { description: 'What frees from blame, in words; may be empty.' })
  freeingText(@Root() { content }: DemandPledge): string {
    return content.freeing.text;
  }

  @FieldResolver(() => String, { description: 'SHA-256 of the content as it stands; sign with it.' })
  contentDigest(@Root() { content }: DemandPledge): string {
    return pledgeDigest(content);
  }

  @FieldResolver(() => [PledgeTermEnum], { description: 'What it lacks to be signed (DEM-2).' })
  missing(@Root() { content }: DemandPledge): PledgeTerm[] {
    return missingTerms(content, TERMS);
  }
}

@Resolver(() => DemandMilestone)
export class DemandMilestoneResolver {
  @FieldResolver(() => [MeasuredTarget], { description: 'What was measured, in the order of the targets.' })
  async measured(@Root() milestone: DemandMilestone, @Ctx() ctx: RequestContext): Promise<MeasuredTarget[]> {
    const pledge = await ctx.load(pledgeOfLane, milestone.laneId);
    return measuredTargets(pledge?.content.targets ?? [], milestone.measured);
  }

  @FieldResolver(() => [StoredFileType], { description: 'Evidence that was handed in.' })
  files(@Root() { id }: DemandMilestone, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(milestoneFiles, id);
  }
}

@Resolver(() => DemandAcceptance)
export class DemandAcceptanceResolver {
  @FieldResolver(() => [MeasuredTarget], { description: 'What was measured, in the order of the targets.' })
  async measured(
    @Root() acceptance: DemandAcceptance,
    @Ctx() ctx: RequestContext,
  ): Promise<MeasuredTarget[]> {
    const pledge = await ctx.load(pledgeOfLane, acceptance.laneId);
    return measuredTargets(pledge?.content.targets ?? [], acceptance.measured);
  }

  @FieldResolver(() => [StoredFileType], { description: 'The test report and what belongs to it.' })
  files(@Root() { id }: DemandAcceptance, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(acceptanceFiles, id);
  }
}

@Resolver(() => DemandFinding)
export class DemandFindingResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Evidence of the finding.' })
  files(@Root() { id }: DemandFinding, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(findingFiles, id);
  }
}
