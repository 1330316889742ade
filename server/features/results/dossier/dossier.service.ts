import { clock } from '../../../platform/clock.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { deadlineState } from '../../rulebook/register-rules.ts';
import { rulebookOfOrganization } from '../../rulebook/rulebook.loaders.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { completenessOf, type MissingPart, missingParts } from '../content/missing-parts.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import type { DeadlineState, ResultAction } from '../result.enums.ts';
import { completersOf, disputesOf, rightsOf } from '../result.loaders.ts';
import { resultPolicy } from '../result.policy.ts';
import { availableActions } from './available-actions.ts';

/** The result, for those who work on it in the unit; null for everybody else. */
export async function dossierOf(ctx: RequestContext, result: TechResult): Promise<TechResult | null> {
  const actor = await ctx.actor();
  if (actor.kind === 'visitor') return null;
  const completers = await ctx.load(completersOf, result.id);
  return resultPolicy.work(actor, { result, completers }) ? result : null;
}

/** What its disclosure lacks by today's rulebook of the unit. */
export async function missingIn(ctx: RequestContext, result: TechResult): Promise<MissingPart[]> {
  return missingParts(await partsOf(ctx, result), await rulebookFor(ctx, result));
}

/** How complete its disclosure is, in percent. */
export async function completenessIn(ctx: RequestContext, result: TechResult): Promise<number> {
  return completenessOf(await partsOf(ctx, result), await rulebookFor(ctx, result));
}

/** Where its conversion deadline stands today (REG-8). */
export async function deadlineOf(ctx: RequestContext, result: TechResult): Promise<DeadlineState> {
  return deadlineStateOf(await rulebookFor(ctx, result), result);
}

/** The same by a rulebook that is known. */
export function deadlineStateOf(rulebook: Rulebook, result: TechResult): DeadlineState {
  const { projectFunded: publiclyFunded, conversionDeadline: deadline, conversionCount } = result;
  return deadlineState(
    rulebook,
    { publiclyFunded, deadline, conversionCount, goodReason: false },
    clock.today(),
  );
}

/** What the reader can do with it now. */
export async function actionsOn(ctx: RequestContext, result: TechResult): Promise<ResultAction[]> {
  const completers = await ctx.load(completersOf, result.id);
  const disputes = await ctx.load(disputesOf, result.id);
  const isDisputed = disputes.some(({ state }) => state === 'OPEN');
  return availableActions(await ctx.actor(), { result, completers }, isDisputed);
}

async function partsOf(ctx: RequestContext, result: TechResult) {
  const [rights, completers] = await Promise.all([
    ctx.load(rightsOf, result.id),
    ctx.load(completersOf, result.id),
  ]);
  return { result, rights, completers };
}

async function rulebookFor(ctx: RequestContext, { organizationId }: TechResult): Promise<Rulebook> {
  const rulebook = await ctx.load(rulebookOfOrganization, organizationId);
  if (!rulebook) throw new Error(`results: there is no organisation ${organizationId}`);
  return rulebook;
}
