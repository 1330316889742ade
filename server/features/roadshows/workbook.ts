import ExcelJS from 'exceljs';
import type { RequestHandler } from 'express';
import type { App } from '../../platform/app.ts';
import { clock } from '../../platform/clock.ts';
import { neutralized } from '../../platform/csv.ts';
import type { ResolveScope } from '../../platform/feature.ts';
import { contentDisposition } from '../../platform/files/file-name.ts';
import { rateLimit } from '../../platform/http/rate-limit.ts';
import { Asked, type ListLines, refuseDownload } from '../../platform/http/serve-list.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const WIDEST = 48;
const NARROWEST = 10;

/** Serves a list as a workbook named `<name>-<day>.xlsx`; a refusal is answered as JSON. */
export function serveWorkbook(
  app: App,
  scopeOf: ResolveScope,
  name: string,
  lines: ListLines,
): RequestHandler[] {
  const send: RequestHandler = async (request, response) => {
    try {
      const book = new ExcelJS.Workbook();
      const sheet = book.addWorksheet(name.slice(0, 31));
      for await (const line of lines(await scopeOf(request, response), new Asked(request)))
        sheet.addRow(line.map(neutralized));
      sheet.getRow(1).font = { bold: true };
      sheet.columns.forEach((column) => {
        const lengths = (column.values ?? []).map((value) => [...String(value ?? '')].length * 2);
        column.width = Math.min(WIDEST, Math.max(NARROWEST, ...lengths));
      });
      const bytes = Buffer.from(await book.xlsx.writeBuffer());
      response.set({
        'content-type': XLSX,
        'content-disposition': contentDisposition('attachment', `${name}-${clock.today()}.xlsx`),
        'cache-control': 'no-store',
      });
      response.end(bytes);
    } catch (error) {
      refuseDownload(response, error);
    }
  };
  return [rateLimit(app.config), send];
}
