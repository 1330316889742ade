import { auditDetails, auditTrail } from '../../../platform/audit/audit.service.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { membershipById, organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { RESULT_CASE } from '../change-result.ts';
import type { HistoryEvent } from './dossier.types.ts';

/** What happened to a result, the latest last; names are looked up, reasons come from outside the chain. */
export async function historyOf(ctx: RequestContext, resultId: string): Promise<HistoryEvent[]> {
  const { manager } = ctx.app.db;
  const events = await auditTrail(manager, RESULT_CASE, resultId);
  const details = await auditDetails(
    manager,
    events.map(({ id }) => id),
  );
  return Promise.all(
    events.map(async ({ id, at, action, hash, userId, membershipId }) => {
      const user = userId ? await ctx.load(userById, userId) : null;
      const membership = membershipId ? await ctx.load(membershipById, membershipId) : null;
      const organization = membership ? await ctx.load(organizationById, membership.organizationId) : null;
      const reason = details.get(id)?.reason;
      const note = typeof reason === 'string' ? reason : null;
      return { id, at, action, hash, actor: user?.name ?? null, actingFor: organization?.name ?? null, note };
    }),
  );
}
