import { type Request, type Response, Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { rateLimit } from '../../../platform/http/rate-limit.ts';
import { Asked, batches, refuseDownload, serveList } from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { localMoment } from '../hall-time.ts';
import { serveWorkbook } from '../workbook.ts';
import { CARD_ORDER, cardSides, readableCards, seesContact, seesFollowed } from './find-cards.service.ts';
import { findOutcome } from './find-outcome.service.ts';
import { followedCards } from './followed.ts';
import { FOLLOWED, OUTCOME_WORDS, STRENGTHS } from './outcome.words.ts';
import { outcomePdf } from './outcome-pdf.ts';

/**
 * `GET /roadshows/outcome.csv`, `.xlsx` and `.pdf` (`?roadshow=`): what came of a roadshow by entry and by broker, for its
 * organiser; `GET /roadshows/cards.csv` and `.xlsx` (`?roadshow=`, `entry`): the interest cards that the reader may see.
 */
export function outcomeRoutes(app: App, scopeOf: ResolveScope): Router {
  return Router()
    .get('/roadshows/outcome.csv', serveList(scopeOf, 'outcome', outcomeLines))
    .get('/roadshows/outcome.xlsx', serveWorkbook(app, scopeOf, 'outcome', outcomeLines))
    .get('/roadshows/outcome.pdf', rateLimit(app.config), (request, response) =>
      sendPdf(request, response, scopeOf),
    )
    .get('/roadshows/cards.csv', serveList(scopeOf, 'cards', cardLines))
    .get('/roadshows/cards.xlsx', serveWorkbook(app, scopeOf, 'cards', cardLines));
}

async function* outcomeLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const outcome = await findOutcome(scope, asked.one('roadshow') ?? '');
  const word = OUTCOME_WORDS[asked.language];
  const figures = [word.talks, word.cards, word.strong, word.contacts, word.requests, word.deals, word.money];
  yield [word.entry, word.unit, ...figures];
  for (const row of [...outcome.entries, { ...outcome, title: word.total, unit: '' }]) {
    const { talks, cards, strong, contacts, requests, deals, money } = row;
    const counts = [talks, cards, strong, contacts, requests, deals].map(String);
    yield [row.title, row.unit, ...counts, formatYuan(money)];
  }
  yield [];
  yield [word.broker, word.organization, '', word.cards, '', '', word.requests, word.deals, word.money];
  for (const { name, organization, cards, requests, deals, money } of outcome.brokers)
    yield [name, organization, '', String(cards), '', '', String(requests), String(deals), formatYuan(money)];
}

async function sendPdf(request: Request, response: Response, scopeOf: ResolveScope): Promise<void> {
  try {
    const asked = new Asked(request);
    const outcome = await findOutcome(await scopeOf(request, response), asked.one('roadshow') ?? '');
    const bytes = await renderPdf(outcomePdf(outcome, asked.language));
    response.set({
      'content-type': 'application/pdf',
      'content-disposition': contentDisposition('attachment', `outcome-${clock.today()}.pdf`),
      'cache-control': 'no-store',
    });
    response.end(bytes);
  } catch (error) {
    refuseDownload(response, error);
  }
}

async function* cardLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const { app, actor } = scope;
  const query = await readableCards(scope, {
    roadshowId: asked.one('roadshow'),
    entryId: asked.one('entry'),
  });
  const word = OUTCOME_WORDS[asked.language];
  yield [
    word.roadshow,
    word.entry,
    word.guest,
    word.guestOrganization,
    word.email,
    word.strength,
    word.remark,
    word.at,
    word.followed,
  ];
  for await (const cards of batches(query, CARD_ORDER)) {
    const ids = cards.map(({ id }) => id);
    const sides = await cardSides(app, ids);
    const followed = await followedCards(app, ids);
    for (const card of cards) {
      const of = sides.get(card.id);
      if (!of) continue;
      const contact = seesContact(actor, card, of) ? [of.name, of.organization, of.email] : ['', '', ''];
      const said = [STRENGTHS[asked.language][card.strength], card.note, localMoment(card.at)];
      const to = seesFollowed(actor, card, of) ? followed.get(card.id)?.to : null;
      yield [of.roadshow, of.title, ...contact, ...said, FOLLOWED[asked.language][to ?? 'NOTHING']];
    }
  }
}
