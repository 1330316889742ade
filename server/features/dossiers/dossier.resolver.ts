import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { showDossier } from './dossier.service.ts';
import { CaseDossier } from './dossier.types.ts';

@Resolver(() => CaseDossier)
export class CaseDossierResolver {
  @Query(() => CaseDossier, {
    nullable: true,
    description: 'The dossier of a case, for those who may have it: its unit, and the parties of a deal.',
  })
  @Access('signedIn')
  async caseDossier(
    @Arg('caseType', () => String, { description: 'Kind of case, such as Deal or TechResult.' })
    caseType: string,
    @Arg('caseId', () => ID, { description: 'Id of the case.' }) caseId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CaseDossier | null> {
    return showDossier(await ctx.scope(), { caseType, caseId });
  }
}
