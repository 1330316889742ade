import { In, IsNull, Not } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import { loadOne } from '../../../../platform/graphql/loaders.ts';
import { Bid } from '../../data/bid.entity.ts';
import { Demand } from '../../data/demand.entity.ts';
import { DemandAnswer, DemandInvitation } from '../../data/demand-parts.entity.ts';
import { DemandLane } from '../../data/lane.entity.ts';
import { type DemandMatch, MatchDismissal } from '../data/match.entity.ts';
import type { MatchFate, MatchSide } from '../match.enums.ts';

/** What became of a demand with units and results, as both sides may know it. */
export interface DemandFates {
  /** Units that won. */
  winners: ReadonlySet<string>;
  /** Units that answered with a result, and these results: deals were opened for them. */
  answering: ReadonlySet<string>;
  answered: ReadonlySet<string>;
  /** Units that bid; empty before the bids are opened. */
  bids: ReadonlySet<string>;
  /** Units that were invited. */
  invited: ReadonlySet<string>;
}

const NOTHING: DemandFates = {
  winners: new Set(),
  answering: new Set(),
  answered: new Set(),
  bids: new Set(),
  invited: new Set(),
};

/** Fates by demand: four statements for any number of demands. A bid that is sealed leaves no trace here. */
export const fatesOfDemand = loadOne('fatesOfDemand', async (app: App, demandIds: readonly string[]) => {
  const ids = [...demandIds];
  const [bids, lanes, answers, invitations] = await Promise.all([
    openedBidders(app, ids),
    app.db.manager.find(DemandLane, {
      select: { id: true, demandId: true, organizationId: true },
      where: { demandId: In(ids) },
    }),
    app.db.manager.find(DemandAnswer, {
      select: { id: true, demandId: true, organizationId: true, resultId: true },
      where: { demandId: In(ids) },
    }),
    app.db.manager.find(DemandInvitation, {
      select: { id: true, demandId: true, organizationId: true },
      where: { demandId: In(ids) },
    }),
  ]);
  const of = <T extends { demandId: string }>(rows: readonly T[], id: string, key: (row: T) => string) =>
    new Set(rows.filter(({ demandId }) => demandId === id).map(key));
  const unit = ({ organizationId }: { organizationId: string }) => organizationId;
  return new Map(
    ids.map((id): [string, DemandFates] => [
      id,
      {
        winners: of(lanes, id, unit),
        answering: of(answers, id, unit),
        answered: of(answers, id, ({ resultId }) => resultId),
        bids: of(bids, id, unit),
        invited: of(invitations, id, unit),
      },
    ]),
  );
});

/** Dismissals by match, of both sides. */
export const dismissalsOfMatch = loadOne(
  'dismissalsOfMatch',
  async (app: App, matchIds: readonly string[]) => {
    const rows = await app.db.manager.findBy(MatchDismissal, { matchId: In([...matchIds]) });
    const found = new Map<string, MatchDismissal[]>();
    for (const row of rows) found.set(row.matchId, [...(found.get(row.matchId) ?? []), row]);
    return found;
  },
);

/** What became of a match, as one side sees it. */
export function fateOf(
  match: DemandMatch,
  side: MatchSide,
  fates: DemandFates | null,
  isDismissed: boolean,
): MatchFate {
  const { winners, answering, answered, bids, invited } = fates ?? NOTHING;
  const { organizationId, subjectId, kind } = match;
  const isDeal = kind === 'RESULT' ? answered.has(subjectId) : kind === 'UNIT' && answering.has(subjectId);
  if (isDeal || winners.has(organizationId)) return 'DEAL';
  if (bids.has(organizationId)) return 'BID';
  if (isDismissed) return 'DISMISSED';
  if (match.contactedAt !== null || invited.has(organizationId)) return 'CONTACTED';
  const seenAt = side === 'POSTER' ? match.seenByPosterAt : match.seenByUnitAt;
  return seenAt === null ? 'SUGGESTED' : 'SEEN';
}

/** Who bid for demands whose bids were opened. */
async function openedBidders(
  app: App,
  demandIds: readonly string[],
): Promise<{ demandId: string; organizationId: string }[]> {
  const rows = await app.db
    .createQueryBuilder(Bid, 'bid')
    .innerJoin(Demand, 'demand', 'demand.id = bid.demandId AND demand.bidsOpenedAt IS NOT NULL')
    .select('bid.demandId', 'demandId')
    .addSelect('bid.leadOrganizationId', 'organizationId')
    .where({ demandId: In([...demandIds]), sealedAt: Not(IsNull()), withdrawnAt: IsNull() })
    .getRawMany<{ demandId: string; organizationId: string }>();
  return rows;
}
