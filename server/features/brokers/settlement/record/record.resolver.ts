import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { PROGRAMME } from '../bonus/bonus.ts';
import { bonusProgramme } from '../bonus/find-bonus.service.ts';
import { BonusProgramme, BrokerYearlyRecord } from './record.types.ts';
import { yearlyRecord } from './yearly-record.service.ts';

const YEAR = { description: 'The year.' };

@Resolver()
export class BrokerRecordResolver {
  @Query(() => BrokerYearlyRecord, {
    nullable: true,
    description: 'Your yearly record as a broker (REP-5); none without a confirmed profile.',
  })
  @Access(['BROKER'])
  async brokerYearlyRecord(
    @Arg('year', () => Int, YEAR) year: number,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerYearlyRecord | null> {
    return yearlyRecord(await ctx.scope(), year);
  }

  @Query(() => BonusProgramme, { description: 'What the bonus programme of a year would come to (INC-12).' })
  @Access(['OPERATOR', 'REGULATOR', 'BROKER', 'FINANCE_OFFICER', 'ADMINISTRATOR', 'SUPERVISOR'])
  async bonusProgramme(
    @Arg('year', () => Int, YEAR) year: number,
    @Ctx() ctx: RequestContext,
  ): Promise<BonusProgramme> {
    const lines = await bonusProgramme(await ctx.scope(), year);
    return { year, ruleId: 'INC-12', ...PROGRAMME, lines };
  }
}
