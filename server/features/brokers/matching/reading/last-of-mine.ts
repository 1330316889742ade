import { actingUser } from '../../../../platform/auth/actor.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { loadOne } from '../../../../platform/graphql/loaders.ts';
import { brokerOfMembership } from '../../broker.loaders.ts';
import { BrokerInvitation } from '../data/broker-invitation.entity.ts';
import type { BrokerWish } from '../data/broker-wish.entity.ts';

type Key = `${string}:${'RESULT' | 'DEMAND'}:${string}`;

/** The last invitation or offer between a broker and the client of a subject, by `<broker>:<kind>:<subject>`. */
const lastBetween = loadOne<Key, BrokerInvitation>('lastInvitationBetween', async (app, keys) => {
  const parts = keys.map((key) => key.split(':'));
  const rows = await app.db
    .createQueryBuilder(BrokerInvitation, 'invitation')
    .where(
      `(invitation.brokerId, invitation.subjectKind, invitation.subjectId) IN
       (SELECT b, k, s FROM unnest(CAST(:brokers AS uuid[]), CAST(:kinds AS text[]), CAST(:subjects AS uuid[]))
         AS asked(b, k, s))`,
      {
        brokers: parts.map(([broker]) => broker),
        kinds: parts.map(([, kind]) => kind),
        subjects: parts.map(([, , subject]) => subject),
      },
    )
    .orderBy('invitation.sentAt')
    .getMany();
  return new Map(rows.map((row) => [`${row.brokerId}:${row.subjectKind as 'RESULT'}:${row.subjectId}`, row]));
});

/** What passed last between the acting broker and who wants one; null for nothing, and for who is no broker. */
export async function lastOfMine(
  ctx: RequestContext,
  { kind, subjectId }: BrokerWish,
): Promise<BrokerInvitation | null> {
  const membershipId = actingUser(await ctx.actor())?.membershipId;
  const broker = membershipId ? await ctx.load(brokerOfMembership, membershipId) : null;
  return broker ? ctx.load(lastBetween, `${broker.id}:${kind}:${subjectId}`) : null;
}
