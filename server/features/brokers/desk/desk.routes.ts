import { type Request, type Response, Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { clock, dayOf } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import {
  Asked,
  batches,
  type FileLanguage,
  refuseDownload,
  serveList,
} from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { regionName } from '../../../platform/standards/regions.ts';
import { sector as sectorByCode } from '../../../platform/standards/sectors.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { brokerById } from '../broker.loaders.ts';
import { engagementById } from '../engagements/engagement.loaders.ts';
import { engagementPolicy } from '../engagements/engagement.policy.ts';
import { calendarFile } from './calendar/calendar.ts';
import { ownCalendar, taskEntry } from './calendar/own-calendar.service.ts';
import { CLIENT_ORDER, ownClients } from './clients/clients.service.ts';
import type { BrokerClient } from './data/broker-client.entity.ts';
import type { BrokerLead } from './data/broker-lead.entity.ts';
import { BrokerStageEnum } from './desk.enums.ts';
import { LIST_WORDS } from './list-words.ts';
import { clientById } from './reading/desk.loaders.ts';
import { LEAD_SORTS, ownLeads } from './reading/find-leads.service.ts';
import { expectedCommission, termsToCome } from './targets/expected-commission.ts';
import { chanceOf } from './targets/forecast.ts';

/**
 * `GET /brokers/leads.csv` and `/brokers/clients.csv`: what the lists show, streamed. `GET /brokers/calendar.ics`: all
 * own next steps that are not done, and the days on which cards are expected; `/brokers/tasks/:id.ics`: one of them.
 */
export function brokerDeskRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  const leads = serveList(scopeOf, 'broker-leads', async function* (scope, asked) {
    const query = await ownLeads(scope, {
      stages: asked.codes('stages', BrokerStageEnum),
      text: asked.one('text'),
      ofAgency: asked.one('ofAgency') === 'true',
    });
    yield [...LIST_WORDS[asked.language].leads];
    for await (const rows of batches(query, LEAD_SORTS.CHANGED))
      yield* leadLines(scope, rows, asked.language);
  });
  const clients = serveList(scopeOf, 'broker-clients', async function* (scope, asked) {
    const query = await ownClients(scope, asked.one('text'));
    yield [...LIST_WORDS[asked.language].clients];
    for await (const rows of batches(query, CLIENT_ORDER)) yield* clientLines(rows, asked.language);
  });
  return router
    .get('/brokers/leads.csv', leads)
    .get('/brokers/clients.csv', clients)
    .get('/brokers/calendar.ics', (request, response) =>
      serveCalendar(request, response, scopeOf, 'calendar', ownCalendar),
    )
    .get('/brokers/tasks/:id.ics', (request, response) =>
      serveCalendar(request, response, scopeOf, 'task', async (scope) => [
        await taskEntry(scope, request.params.id),
      ]),
    );
}

async function serveCalendar(
  request: Request,
  response: Response,
  scopeOf: ResolveScope,
  name: string,
  entriesOf: (scope: Scope, language: FileLanguage) => Promise<Parameters<typeof calendarFile>[1]>,
): Promise<void> {
  try {
    const scope = await scopeOf(request, response);
    if (scope.actor.kind === 'visitor') throw new Refusal('SIGN_IN_REQUIRED');
    const { language } = new Asked(request);
    const file = calendarFile(LIST_WORDS[language].calendar, await entriesOf(scope, language), clock.now());
    response.set({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': contentDisposition('attachment', `broker-${name}-${clock.today()}.ics`),
      'cache-control': 'no-store',
    });
    response.send(file);
  } catch (error) {
    refuseDownload(response, error);
  }
}

async function* leadLines({ app, actor }: Scope, rows: readonly BrokerLead[], language: FileLanguage) {
  const words = LIST_WORDS[language];
  const ids = (key: 'clientId' | 'brokerId' | 'engagementId') => [
    ...new Set(rows.flatMap((row) => row[key] ?? [])),
  ];
  const [clients, brokers, engagements] = await Promise.all([
    clientById.batch(app, ids('clientId')),
    brokerById.batch(app, ids('brokerId')),
    engagementById.batch(app, ids('engagementId')),
  ]);
  const users = await userById.batch(
    app,
    [...brokers.values()].flatMap((each) => each?.userId ?? []),
  );
  const seen = [...engagements.values()].filter((each) => each && engagementPolicy.see(actor, each));
  const terms = await termsToCome(
    app.db.manager,
    seen.flatMap((each) => each?.id ?? []),
  );
  for (const lead of rows) {
    const broker = brokers.get(lead.brokerId);
    const commission = broker
      ? expectedCommission(lead, terms.get(lead.engagementId ?? '') ?? null, broker)
      : null;
    yield [
      ...[lead.title, words.stages[lead.stage], words.origins[lead.origin]],
      clients.get(lead.clientId ?? '')?.name ?? '',
      users.get(broker?.userId ?? '')?.name ?? '',
      lead.expectedAmount === null ? '' : formatYuan(lead.expectedAmount),
      commission === null ? '' : formatYuan(commission),
      String(chanceOf(lead) / 100),
      ...[lead.expectedOn ?? '', dayOf(lead.stageSince), dayOf(lead.updatedAt)],
    ];
  }
}

function* clientLines(rows: readonly BrokerClient[], language: FileLanguage) {
  for (const client of rows) {
    const sectors = client.sectors.map((code) => sectorByCode(code)?.[language] ?? code);
    yield [
      ...[client.name, client.creditCode ?? '', client.contactName ?? '', client.phone ?? ''],
      ...[client.email ?? '', regionName(client.regionCode ?? '')?.[language] ?? '', sectors.join('；')],
      ...[client.interest ?? '', client.source ?? '', dayOf(client.updatedAt)],
    ];
  }
}
