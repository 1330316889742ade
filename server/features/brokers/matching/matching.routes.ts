import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { dayOf } from '../../../platform/clock.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { batches, type FileLanguage, serveList } from '../../../platform/http/serve-list.ts';
import { regionName } from '../../../platform/standards/regions.ts';
import { sector as sectorByCode } from '../../../platform/standards/sectors.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { demandById } from '../../demands/demand.loaders.ts';
import { resultById } from '../../results/result.loaders.ts';
import { brokerById } from '../broker.loaders.ts';
import type { BrokerInvitation } from './data/broker-invitation.entity.ts';
import type { BrokerWish } from './data/broker-wish.entity.ts';
import { LIST_WORDS } from './list-words.ts';
import { BrokerInvitationStateEnum, BrokerInvitationWayEnum, WantedKindEnum } from './matching.enums.ts';
import { INVITATION_ORDER, ownInvitations } from './reading/find-invitations.service.ts';
import { WANTED_ORDER, wantedBoard } from './reading/find-wanted.service.ts';
import { subjectKey, subjectName } from './reading/subject-names.ts';
import { hiddenClients } from './reading/view-invitation.ts';

/** `GET /brokers/wanted.csv` and `/brokers/invitations.csv`: what the lists show, streamed. */
export function brokerMatchingRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  const wanted = serveList(scopeOf, 'brokers-wanted', async function* (scope, asked) {
    const query = wantedBoard(scope, {
      kinds: asked.codes('kinds', WantedKindEnum),
      sectors: asked.one('sectors')?.split(',') ?? null,
      provinceCode: asked.one('provinceCode'),
      text: asked.one('text'),
    });
    yield [...LIST_WORDS[asked.language].wanted];
    for await (const wishes of batches(query, WANTED_ORDER)) {
      yield* wantedLines(scope, wishes, asked.language);
    }
  });
  const invitations = serveList(scopeOf, 'broker-invitations', async function* (scope, asked) {
    const [way] = asked.codes('way', BrokerInvitationWayEnum) ?? [];
    const states = asked.codes('states', BrokerInvitationStateEnum);
    const query = ownInvitations(scope, { way: way ?? null, states });
    yield [...LIST_WORDS[asked.language].invitations];
    for await (const rows of batches(query, INVITATION_ORDER)) {
      yield* invitationLines(scope, rows, asked.language);
    }
  });
  return router.get('/brokers/wanted.csv', wanted).get('/brokers/invitations.csv', invitations);
}

async function* wantedLines({ app }: Scope, wishes: readonly BrokerWish[], language: FileLanguage) {
  const idsOf = (kind: BrokerWish['kind']) =>
    wishes.filter((wish) => wish.kind === kind).map(({ subjectId }) => subjectId);
  const [results, demands] = await Promise.all([
    resultById.batch(app, idsOf('RESULT')),
    demandById.batch(app, idsOf('DEMAND')),
  ]);
  for (const { kind, subjectId, terms, basisPoints, untilDay, setAt } of wishes) {
    const subject = kind === 'RESULT' ? results.get(subjectId) : demands.get(subjectId);
    if (!subject) continue;
    yield [
      LIST_WORDS[language].kinds[kind],
      'number' in subject ? subject.number : '',
      subject.title,
      sectorByCode(subject.sector)?.[language] ?? '',
      regionName(subject.provinceCode)?.[language] ?? '',
      terms,
      basisPoints === null ? '' : String(basisPoints / 100),
      untilDay ?? '',
      dayOf(setAt),
    ];
  }
}

async function* invitationLines(
  { app, actor }: Scope,
  rows: readonly BrokerInvitation[],
  language: FileLanguage,
) {
  const words = LIST_WORDS[language];
  const once = <T>(values: readonly T[]) => [...new Set(values)];
  const [names, brokers, clients] = await Promise.all([
    subjectName.batch(app, once(rows.map(subjectKey))),
    brokerById.batch(app, once(rows.map(({ brokerId }) => brokerId))),
    organizationById.batch(app, once(rows.map((row) => row.clientOrganizationId))),
  ]);
  const users = await userById.batch(app, once([...brokers.values()].flatMap((each) => each?.userId ?? [])));
  const hidden = await hiddenClients(app, actor, rows);
  for (const row of rows) {
    const broker = brokers.get(row.brokerId);
    const name = names.get(subjectKey(row));
    yield [
      ...[words.ways[row.way], words.kinds[row.subjectKind], name?.reference ?? '', name?.title ?? ''],
      ...[broker ? (users.get(broker.userId)?.name ?? '') : ''],
      hidden.has(row.id) ? '' : (clients.get(row.clientOrganizationId)?.name ?? ''),
      ...[words.states[row.state], dayOf(row.sentAt), dayOf(row.expiresAt)],
      row.answeredAt ? dayOf(row.answeredAt) : '',
      row.reason ? words.reasons[row.reason] : '',
    ];
  }
}
