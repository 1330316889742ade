import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import type { Estimate as EstimateRecord } from './estimates.ts';
import { ContractEstimates, Estimate, SetTaxFactInput, TaxFactPayload } from './estimates.types.ts';
import { estimatesOfDeal, estimatesOfDistribution } from './find-estimates.service.ts';
import { setTaxFact } from './tax-facts-on.service.ts';

@Resolver()
export class EstimatesResolver {
  @Query(() => ContractEstimates, {
    nullable: true,
    complexity: 60,
    description:
      'Tax and subsidies of a contract in a year, for information; null for contracts that are not yours.',
  })
  @Access('signedIn')
  async contractEstimates(
    @Arg('dealId', () => ID, { description: 'The deal.' }) dealId: string,
    @Ctx() ctx: RequestContext,
    @Arg('year', () => Int, { nullable: true, description: 'The year; this one unless told.' })
    year?: number | null,
  ): Promise<ContractEstimates | null> {
    const found = await estimatesOfDeal(await ctx.scope(), dealId, year ?? null);
    return found && { year: found.year, estimates: found.estimates.map(view) };
  }

  @Query(() => [Estimate], {
    nullable: true,
    complexity: 60,
    description: 'Income tax on the rewards of a distribution, for information; to a person their own alone.',
  })
  @Access('signedIn')
  async rewardEstimates(
    @Arg('distributionId', () => ID, { description: 'The distribution.' }) distributionId: string,
    @Ctx() ctx: RequestContext,
    @Arg('otherTaxable', () => MoneyScalar, {
      nullable: true,
      description: 'Other taxable income of the year to reckon with; none unless told.',
    })
    otherTaxable?: bigint | null,
  ): Promise<Estimate[] | null> {
    const found = await estimatesOfDistribution(await ctx.scope(), distributionId, otherTaxable ?? 0n);
    return found?.map(view) ?? null;
  }

  @Mutation(() => TaxFactPayload, {
    description:
      'Gives a figure that estimates of tax go by anew, with the document that says so; for operators.',
  })
  @Access(['OPERATOR'])
  setTaxFact(
    @Arg('input', () => SetTaxFactInput, { description: 'The figure.' }) input: SetTaxFactInput,
    @Ctx() ctx: RequestContext,
  ): Promise<TaxFactPayload> {
    return answer('taxFact', ctx, (scope) => setTaxFact(scope, input));
  }
}

function view({ sources, ...estimate }: EstimateRecord): Estimate {
  return {
    ...estimate,
    sources: sources.map(({ title, article, year }) => ({
      title: title.zh,
      titleEn: title.en,
      article,
      year,
    })),
  };
}
