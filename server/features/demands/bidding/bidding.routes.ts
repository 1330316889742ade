import { Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import {
  type Asked,
  batches,
  type FileLanguage,
  refuseDownload,
  serveList,
} from '../../../platform/http/serve-list.ts';
import { formatYuan } from '../../../platform/money.ts';
import { organizationNames } from '../../accounts/organizations/existing-organizations.service.ts';
import { BID_STATES, type BidState } from '../bid.enums.ts';
import { bidStateAt } from '../bid.states.ts';
import type { Bid } from '../data/bid.entity.ts';
import { demandById } from '../demand.loaders.ts';
import { BID_ORDER, visibleBids } from './reading/find-bids.service.ts';
import { receiptPdf } from './sealing/receipt-pdf.ts';

const HEADINGS: Readonly<Record<FileLanguage, readonly string[]>> = {
  zh: [
    '榜单编号',
    '榜单',
    '牵头单位',
    '状态',
    '揭榜截止',
    '申请榜金（元）',
    '递交时间',
    '封存校验值',
    '编号',
  ],
  en: [
    'Demand no.',
    'Demand',
    'Lead',
    'State',
    'Bids close',
    'Asked for (yuan)',
    'Handed in',
    'Digest',
    'Id',
  ],
};

const STATES: Readonly<Record<BidState, Readonly<Record<FileLanguage, string>>>> = {
  DRAFT: { zh: '草稿', en: 'Draft' },
  SEALED: { zh: '已封存', en: 'Sealed' },
  OPENED: { zh: '已开启', en: 'Opened' },
  ADMITTED: { zh: '通过资格审查', en: 'Admitted' },
  SCREENED_OUT: { zh: '未通过资格审查', en: 'Screened out' },
  RANKED: { zh: '已评审', en: 'Ranked' },
  WON: { zh: '中榜', en: 'Won' },
  LOST: { zh: '未中榜', en: 'Not chosen' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
};

/**
 * `GET /demands/bids.csv`: the bids of the reader's own side as the list shows them with the same filters, streamed;
 * `GET /demands/bids/:id/receipt.pdf`: what proves that a bid was handed in.
 */
export function biddingRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  router.get('/demands/bids.csv', serveList(scopeOf, 'bids', bidLines));
  router.get('/demands/bids/:id/receipt.pdf', async (request, response) => {
    try {
      const scope = await scopeOf(request, response);
      const { name, file } = await receiptPdf(
        scope,
        request.params.id,
        new URL(request.url, 'http://x').searchParams,
      );
      response.set({
        'content-type': 'application/pdf',
        'content-disposition': contentDisposition('inline', `${name}.pdf`),
        'cache-control': 'no-store',
      });
      response.send(file);
    } catch (error) {
      refuseDownload(response, error);
    }
  });
  return router;
}

async function* bidLines(scope: Scope, asked: Asked): AsyncGenerator<readonly string[]> {
  const query = visibleBids(scope, { states: asked.codes('states', BID_STATES), text: asked.one('text') });
  yield HEADINGS[asked.language];
  for await (const rows of batches(query, BID_ORDER)) yield* await linesOf(scope, rows, asked.language);
}

async function linesOf({ app }: Scope, rows: readonly Bid[], language: FileLanguage): Promise<string[][]> {
  const now = clock.now();
  const demands = await demandById.batch(app, [...new Set(rows.map(({ demandId }) => demandId))]);
  const leads = await organizationNames(
    app.db.manager,
    rows.map(({ leadOrganizationId }) => leadOrganizationId),
  );
  return rows.flatMap((bid) => {
    const demand = demands.get(bid.demandId);
    if (!demand) return [];
    const line = [
      demand.number,
      demand.title,
      leads.get(bid.leadOrganizationId) ?? '',
      STATES[bidStateAt(bid, demand, now)][language],
      demand.bidsCloseAt?.toISOString() ?? '',
      bid.content ? formatYuan(bid.content.ask) : '',
      bid.sealedAt?.toISOString() ?? '',
      bid.digest ?? '',
      bid.id,
    ];
    return [line];
  });
}
