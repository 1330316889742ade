import { actingUser } from '../../../../platform/auth/actor.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { loadMany } from '../../../../platform/graphql/loaders.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { roadshowPolicy } from '../../roadshow.policy.ts';

/** Users who join a roadshow online: guests with a seat, and speakers of chosen entries. */
const joinersOf = loadMany('joinersOf', async (app, roadshowIds) => {
  const rows = await app.db.query<{ roadshowId: string; userIds: string[] }[]>(
    `SELECT roadshow_id AS "roadshowId", array_agg(user_id) AS "userIds"
     FROM (
       SELECT roadshow_id, user_id FROM roadshow_guest WHERE state = 'APPROVED' AND roadshow_id = ANY($1)
       UNION
       SELECT roadshow_id, speaker_user_id FROM roadshow_entry
       WHERE state = 'CHOSEN' AND speaker_user_id IS NOT NULL AND roadshow_id = ANY($1)
     ) AS joiner
     GROUP BY roadshow_id`,
    [roadshowIds],
  );
  return new Map(rows.map(({ roadshowId, userIds }) => [roadshowId, userIds]));
});

/** Where a roadshow is joined online; null for those whom nobody let in. */
export async function visibleUrl(ctx: RequestContext, roadshow: Roadshow): Promise<string | null> {
  if (roadshow.url === null) return null;
  const actor = await ctx.actor();
  if (roadshowPolicy.seePrivate(actor, roadshow)) return roadshow.url;
  const userId = actingUser(actor)?.userId;
  if (userId === undefined) return null;
  return (await ctx.load(joinersOf, roadshow.id)).includes(userId) ? roadshow.url : null;
}
