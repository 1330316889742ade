import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { dealById } from '../../deals/deal.loaders.ts';
import type { Mandate } from './data/engagement-parts.entity.ts';
import { engagementById } from './engagement.loaders.ts';
import {
  type ClaimAction,
  ClaimActionEnum,
  CommissionTermsType,
  DealEngagement,
  EngagedDeal,
  type EngagementPosition,
  EngagementPositionEnum,
  EngagementSigner,
  EngagementTerms,
  MandateType,
} from './engagement.types.ts';
import { claimsOfDeal, signaturesOfEngagement } from './engagement-parts.loaders.ts';
import { claimActions, keysToSign } from './reading/engagement-actions.ts';
import { positionOf } from './reading/position.ts';
import { CLIENT_KEY, type CommissionTerms } from './terms/commission-terms.ts';

@Resolver(() => EngagementTerms)
export class EngagementTermsResolver {
  @FieldResolver(() => CommissionTermsType, { description: 'The commission.' })
  commission(@Root() { terms }: EngagementTerms): CommissionTerms {
    return terms;
  }

  @FieldResolver(() => MandateType, { description: 'What the broker is engaged for.' })
  mandate(@Root() { mandate }: EngagementTerms): Mandate {
    return mandate;
  }

  @FieldResolver(() => EngagementPositionEnum, { description: 'Who proposed it: the client or the broker.' })
  proposer(@Root() { proposedBy }: EngagementTerms): EngagementPosition {
    return proposedBy;
  }

  @FieldResolver(() => [EngagementSigner], { description: 'Who has to sign it, the client first.' })
  async signers(@Root() version: EngagementTerms, @Ctx() ctx: RequestContext): Promise<EngagementSigner[]> {
    const engagement = await ctx.load(engagementById, version.engagementId);
    if (!engagement) return [];
    const client = await ctx.load(organizationById, engagement.clientOrganizationId);
    const signatures = await ctx.load(signaturesOfEngagement, engagement.id);
    const own = signatures.filter(({ termsId }) => termsId === version.id);
    const open = new Set(keysToSign(await ctx.actor(), engagement, version, own));
    const parties = [
      { key: CLIENT_KEY, role: null, name: client?.name ?? '' },
      ...version.terms.beneficiaries.map(({ key, role, name }) => ({ key, role, name })),
    ];
    return Promise.all(
      parties.map(async (party) => {
        const signature = own.find(({ partyKey }) => partyKey === party.key);
        const signedBy = signature ? await ctx.load(userById, signature.userId) : null;
        return {
          ...party,
          signedBy: signedBy?.name ?? null,
          signedAt: signature?.at ?? null,
          canSign: open.has(party.key),
        };
      }),
    );
  }
}

@Resolver(() => DealEngagement)
export class DealEngagementResolver {
  @FieldResolver(() => EngagedDeal, { nullable: true, description: 'What you may know of the deal.' })
  async deal(@Root() claim: DealEngagement, @Ctx() ctx: RequestContext): Promise<EngagedDeal | null> {
    const [deal, engagement] = await Promise.all([
      ctx.load(dealById, claim.dealId),
      ctx.load(engagementById, claim.engagementId),
    ]);
    if (!deal || !engagement) return null;
    const isClients = positionOf(await ctx.actor(), engagement) === 'CLIENT';
    const knows = isClients || claim.state === 'ADMITTED';
    const other = engagement.side === 'OWNER' ? deal.enterpriseId : deal.organizationId;
    const { id, number, title, signedAt } = deal;
    return {
      ...{ id, number },
      title: knows ? title : null,
      otherSide: knows ? ((await ctx.load(organizationById, other))?.name ?? null) : null,
      signedAt: knows ? signedAt : null,
      isOpenToYou: isClients,
    };
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether another engagement of the same side claims the deal too; whose, nobody else learns.',
  })
  async isContended(@Root() claim: DealEngagement, @Ctx() ctx: RequestContext): Promise<boolean> {
    const engagement = await ctx.load(engagementById, claim.engagementId);
    const claims = await ctx.load(claimsOfDeal, claim.dealId);
    const others = await Promise.all(
      claims
        .filter(({ id, state }) => id !== claim.id && (state === 'CLAIMED' || state === 'ADMITTED'))
        .map(({ engagementId }) => ctx.load(engagementById, engagementId)),
    );
    return others.some((other) => other?.side === engagement?.side);
  }

  @FieldResolver(() => [ClaimActionEnum], { description: 'What you can do with it now, by itself.' })
  async actions(@Root() claim: DealEngagement, @Ctx() ctx: RequestContext): Promise<ClaimAction[]> {
    const engagement = await ctx.load(engagementById, claim.engagementId);
    return engagement ? claimActions(await ctx.actor(), engagement, claim, false) : [];
  }
}
