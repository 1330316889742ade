import ExcelJS from 'exceljs';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { neutralized } from '../../../platform/csv.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { rateLimit } from '../../../platform/http/rate-limit.ts';
import { Asked, batches, refuseDownload, serveList } from '../../../platform/http/serve-list.ts';
import { renderPdf } from '../../../platform/pdf/render-pdf.ts';
import { decisionPdf } from './export/decision-pdf.ts';
import { rankingLines } from './export/ranking-lines.ts';
import { seatLines } from './export/seat-lines.ts';
import { SeatStateEnum } from './judging.enums.ts';
import { ownSeats, SEAT_ORDER } from './reading/seats.service.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * `GET /judging/ranking.csv`, `.xlsx` and `/judging/decision.pdf` (`?demand=`), for those who see the judging room;
 * `GET /judging/seats.csv`, the own seats of an expert. All take `lang`.
 */
export function judgingRoutes(app: App, scopeOf: ResolveScope): Router {
  const limit = rateLimit(app.config);
  const ranking = serveList(scopeOf, 'ranking', (scope, asked) =>
    rankingLines(scope, asked.one('demand') ?? '', asked.language),
  );
  const seats = serveList(scopeOf, 'judging', (scope, asked) => {
    const query = ownSeats(scope, asked.codes('states', SeatStateEnum));
    return seatLines(scope, batches(query, SEAT_ORDER), asked.language);
  });
  return Router()
    .get('/judging/ranking.csv', ranking)
    .get('/judging/seats.csv', seats)
    .get('/judging/ranking.xlsx', limit, download(scopeOf, rankingXlsx))
    .get('/judging/decision.pdf', limit, download(scopeOf, decision));
}

interface Download {
  name: string;
  type: string;
  bytes: Buffer;
}

type MakeDownload = (scope: Awaited<ReturnType<ResolveScope>>, asked: Asked) => Promise<Download>;

function download(scopeOf: ResolveScope, make: MakeDownload): RequestHandler {
  return async (request: Request, response: Response) => {
    try {
      const scope = await scopeOf(request, response);
      if (scope.actor.kind === 'visitor') throw new Refusal('SIGN_IN_REQUIRED');
      const { name, type, bytes } = await make(scope, new Asked(request));
      response.set({
        'content-type': type,
        'content-disposition': contentDisposition('attachment', name),
        'cache-control': 'no-store',
      });
      response.end(bytes);
    } catch (error) {
      refuseDownload(response, error);
    }
  };
}

const decision: MakeDownload = async (scope, asked) => ({
  name: `decision-${clock.today()}.pdf`,
  type: 'application/pdf',
  bytes: await renderPdf(await decisionPdf(scope, asked.one('demand') ?? '', asked.language)),
});

const rankingXlsx: MakeDownload = async (scope, asked) => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('ranking');
  for await (const line of rankingLines(scope, asked.one('demand') ?? '', asked.language)) {
    sheet.addRow(line.map(asCell));
  }
  sheet.getRow(1).font = { bold: true };
  sheet.columns.forEach((column, index) => {
    column.width = index === 3 ? 28 : 14;
  });
  return {
    name: `ranking-${clock.today()}.xlsx`,
    type: XLSX,
    bytes: Buffer.from(await book.xlsx.writeBuffer()),
  };
};

/** Points and ranks as numbers, so that they can be sorted and summed. */
function asCell(text: string): string | number {
  return /^\d+(\.\d{1,2})?$/.test(text) && text.length < 15 ? Number(text) : neutralized(text);
}
