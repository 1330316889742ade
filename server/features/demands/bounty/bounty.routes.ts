import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { batches, type FileLanguage, serveList } from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { demandById } from '../demand.loaders.ts';
import { LANE_STATE_WORDS } from '../lanes/lane-words.ts';
import { SafeguardStateEnum } from './bounty.enums.ts';
import type { BountySafeguard } from './data/safeguard.entity.ts';
import { LIST_WORDS } from './list-words.ts';
import { bountyOfDemand } from './reading/bounty.loaders.ts';
import {
  allSafeguards,
  POSTED_ORDER,
  postedBounties,
  SAFEGUARD_ORDER,
  WON_ORDER,
  wonBounties,
} from './reading/find-bounties.service.ts';
import { presentBounty, presentLane } from './reading/present.ts';

/** `GET /demands/bounties/posted.csv`, `won.csv` and `safeguards.csv`: what the lists show, streamed. */
export function bountyRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  const posted = serveList(scopeOf, 'bounties-posted', (scope, asked) =>
    postedLines(scope, asked.one('text'), asked.language),
  );
  const won = serveList(scopeOf, 'bounties-won', (scope, asked) =>
    wonLines(scope, asked.one('text'), asked.language),
  );
  const safeguards = serveList(scopeOf, 'bounty-safeguards', async function* (scope, asked) {
    const states = asked.codes('states', SafeguardStateEnum);
    const query = allSafeguards(scope, states, asked.one('text'));
    yield* safeguardLines(scope, batches(query, SAFEGUARD_ORDER), asked.language);
  });
  return router
    .get('/demands/bounties/posted.csv', posted)
    .get('/demands/bounties/won.csv', won)
    .get('/demands/bounties/safeguards.csv', safeguards);
}

async function* postedLines(scope: Scope, text: string | null, language: FileLanguage) {
  // Asked for before the first line, so that a refusal comes instead of the file.
  const query = postedBounties(scope, text);
  const words = LIST_WORDS[language];
  yield [...words.posted];
  for await (const demands of batches(query, POSTED_ORDER)) {
    const records = await bountyOfDemand.batch(
      scope.app,
      demands.map(({ id }) => id),
    );
    for (const { id, number, title } of demands) {
      const record = records.get(id);
      if (!record) continue;
      const { bounty, held, guaranteed, due, paid, pending, free } = record.sums;
      const isSafe = presentBounty(record).isSafeguarded ? words.yes : words.no;
      const sums = [held, guaranteed, due, paid, pending, due - paid, free].map(formatYuan);
      yield [number, title, formatYuan(bounty), isSafe, ...sums];
    }
  }
}

async function* wonLines(scope: Scope, text: string | null, language: FileLanguage) {
  // Asked for before the first line, so that a refusal comes instead of the file.
  const query = wonBounties(scope, text);
  const words = LIST_WORDS[language];
  yield [...words.won];
  for await (const lanes of batches(query, WON_ORDER)) {
    const records = await bountyOfDemand.batch(scope.app, [
      ...new Set(lanes.map(({ demandId }) => demandId)),
    ]);
    const names = await namesOf(
      scope,
      [...records.values()].flatMap((record) => record?.demand.organizationId ?? []),
    );
    for (const lane of lanes) {
      const record = records.get(lane.demandId);
      if (!record) continue;
      const { state, amount, due, paid, pending, toGiveBack } = presentLane(record, lane);
      const { number, title, organizationId } = record.demand;
      const sums = [amount, due, paid, pending, due - paid, toGiveBack].map(formatYuan);
      yield [number, title, names.get(organizationId) ?? '', LANE_STATE_WORDS[language][state], ...sums];
    }
  }
}

async function* safeguardLines(
  scope: Scope,
  rows: AsyncGenerator<BountySafeguard[]>,
  language: FileLanguage,
) {
  const words = LIST_WORDS[language];
  yield [...words.safeguards];
  for await (const safeguards of rows) {
    const demands = await demandById.batch(scope.app, [
      ...new Set(safeguards.map(({ demandId }) => demandId)),
    ]);
    const names = await namesOf(
      scope,
      safeguards.map(({ organizationId }) => organizationId),
    );
    for (const safeguard of safeguards) {
      const { kind, state, amount, used, returned, holder, reference, since, validUntil } = safeguard;
      const demand = demands.get(safeguard.demandId);
      yield [
        ...[demand?.number ?? '', demand?.title ?? '', names.get(safeguard.organizationId) ?? ''],
        ...[words.kinds[kind], words.states[state], formatYuan(amount), formatYuan(used)],
        ...[formatYuan(returned), holder, reference ?? '', since, validUntil ?? ''],
      ];
    }
  }
}

async function namesOf({ app }: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await organizationById.batch(app, [...new Set(ids)]);
  return new Map([...found.values()].flatMap((each) => (each ? [[each.id, each.name] as const] : [])));
}
