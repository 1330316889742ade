import { once } from 'node:events';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { type Request, type Response, Router } from 'express';
import type { App, Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { CSV_START, csvLine, neutralized } from '../../../platform/csv.ts';
import type { ResolveScope } from '../../../platform/feature.ts';
import { contentDisposition } from '../../../platform/files/file-name.ts';
import { refuseDownload } from '../../../platform/http/serve-list.ts';
import { type Unit, unitOf } from '../../rulebook/unit.ts';
import { registerCells, registerHeadings } from './register-columns.ts';
import { type RegisterRequest, readRegisterRequest } from './register-request.ts';
import { registerRows } from './register-rows.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const COLUMN_WIDTH = 18;

type Send = (scope: Scope, unit: Unit, asked: RegisterRequest, response: Response) => Promise<void>;

/** `GET /register.csv` and `GET /register.xlsx`: the register of the unit acted for, streamed. */
export function registerRoutes(_app: App, scopeOf: ResolveScope): Router {
  const router = Router();
  router.get('/register.csv', (request, response) => serve(request, response, scopeOf, 'csv', sendCsv));
  router.get('/register.xlsx', (request, response) => serve(request, response, scopeOf, 'xlsx', sendXlsx));
  return router;
}

async function serve(
  request: Request,
  response: Response,
  scopeOf: ResolveScope,
  ending: string,
  send: Send,
): Promise<void> {
  const scope = await scopeOf(request, response);
  try {
    const asked = readRegisterRequest(scope, request.query);
    const unit = await unitOf(scope.app, asked.organizationId);
    const name = `${unit.organization.name}-${clock.today()}.${ending}`;
    response.set({
      'content-disposition': contentDisposition('attachment', name),
      'cache-control': 'no-store',
    });
    await send(scope, unit, asked, response);
  } catch (error) {
    refuseDownload(response, error);
  }
}

const sendCsv: Send = async (scope, unit, asked, response) => {
  response.setHeader('content-type', 'text/csv; charset=utf-8');
  async function* lines() {
    yield CSV_START + csvLine(registerHeadings(asked.language));
    for await (const rows of registerRows(scope, asked.filter, asked.sort)) {
      yield rows.map((row) => csvLine(registerCells(row, unit, asked.language).map(String))).join('');
    }
  }
  await pipeline(Readable.from(lines()), response);
};

const sendXlsx: Send = async (scope, unit, asked, response) => {
  response.setHeader('content-type', XLSX);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: response, useSharedStrings: false });
  const sheet = book.addWorksheet('register', { views: [{ state: 'frozen', ySplit: 1 }] });
  const headings = registerHeadings(asked.language);
  sheet.columns = headings.map((header) => ({ header, width: COLUMN_WIDTH }));
  for await (const rows of registerRows(scope, asked.filter, asked.sort)) {
    for (const row of rows) sheet.addRow(registerCells(row, unit, asked.language).map(safeCell)).commit();
    if (response.destroyed) return;
    if (response.writableNeedDrain) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
  sheet.commit();
  await book.commit();
};

function safeCell(cell: string | number): string | number {
  return typeof cell === 'string' ? neutralized(cell) : cell;
}
