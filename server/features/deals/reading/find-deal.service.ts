import type { App, Scope } from '../../../platform/app.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import type { FileAccess } from '../../../platform/files/file-access.ts';
import { loadOne } from '../../../platform/graphql/loaders.ts';
import { isId } from '../../../platform/ids.ts';
import { sidesOf } from '../change-deal.ts';
import { Deal } from '../data/deal.entity.ts';
import { readDeal } from '../data/deal-record.ts';
import { dealPolicy } from '../deal.policy.ts';
import { isClearing } from '../deal.states.ts';
import { dealFacts } from '../judge/facts.ts';
import { type Standing, standingOf } from '../judge/standing.ts';
import { DEAL_FILES } from '../participants/deal-files.ts';

/** A deal that the actor may see, judged at this moment; null for none. */
export async function findDeal(scope: Scope, id: string): Promise<Deal | null> {
  const record = isId(id) ? await readDeal(scope.app.db.manager, id) : null;
  if (!record || !dealPolicy.see(scope.actor, record)) return null;
  const { deal } = record;
  if (!isClearing(deal.state)) return deal;
  const standing = await judge(scope.app, deal);
  return Object.assign(deal, {
    state: standing.state,
    waitsFor: standing.waitsFor,
    waitsSide: standing.waitsFor.who,
  });
}

/** How deals stand at this moment, by the same judgement as the steps. A few statements each. */
export const standingOfDeal = loadOne<string, Standing>('standingOfDeal', async (app, ids) => {
  const deals = await Promise.all(ids.map((id) => app.db.manager.findOneBy(Deal, { id })));
  const found = deals.filter((deal) => deal !== null);
  return new Map(await Promise.all(found.map(async (deal) => [deal.id, await judge(app, deal)] as const)));
});

async function judge(app: App, deal: Deal): Promise<Standing> {
  const scope: Scope = { app, actor: { kind: 'visitor' }, address: null };
  const record = await readDeal(app.db.manager, deal.id);
  if (!record) throw new Error(`deals: there is no deal ${deal.id}`);
  return standingOf(await dealFacts(app.db.manager, { record, ...(await sidesOf(scope, deal.id)) }));
}

/** Who may read the files of a case: whoever may see the case. */
export const dealFileAccess: Readonly<Record<string, FileAccess>> = {
  [DEAL_FILES]: async (app: App, actor: Actor, { attachedId }) => {
    const record = isId(attachedId ?? '') ? await readDeal(app.db.manager, attachedId ?? '') : null;
    return record !== null && dealPolicy.see(actor, record);
  },
};
