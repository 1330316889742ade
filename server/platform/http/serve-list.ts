import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../app.ts';
import { clock } from '../clock.ts';
import { CSV_START, csvLine } from '../csv.ts';
import { applyKeyset, type SortKey } from '../database/page.ts';
import { Refusal, type UserErrorCode } from '../errors.ts';
import type { ResolveScope } from '../feature.ts';
import { contentDisposition } from '../files/file-name.ts';

const BATCH = 500;

/** Language of headings and codes in files. */
export type FileLanguage = 'zh' | 'en';

/** What the address of a download asks for. */
export class Asked {
  readonly #query: Request['query'];

  constructor({ query }: Request) {
    this.#query = query;
  }

  /** One parameter; null where it is absent, empty or given twice. */
  one(name: string): string | null {
    const value = this.#query[name];
    return typeof value === 'string' && value !== '' ? value : null;
  }

  /** Codes with commas between them; null for none. @throws Refusal INVALID for one that is not known */
  codes<Code extends string>(name: string, known: Readonly<Record<Code, unknown>>): Code[] | null {
    const codes = this.one(name)?.split(',') ?? null;
    if (codes?.some((code) => !Object.hasOwn(known, code))) throw new Refusal('INVALID', { field: name });
    return codes as Code[] | null;
  }

  get language(): FileLanguage {
    return this.one('lang')?.startsWith('en') ? 'en' : 'zh';
  }
}

/** The lines of a list as somebody may see it, the headings first. */
export type ListLines = (scope: Scope, asked: Asked) => AsyncIterable<readonly string[]>;

/** Serves a list as a CSV file named `<name>-<day>.csv`, streamed; a refusal is answered as JSON. */
export function serveList(scopeOf: ResolveScope, name: string, lines: ListLines): RequestHandler {
  return async (request, response) => {
    try {
      const pieces = text(lines(await scopeOf(request, response), new Asked(request)));
      // The first piece tells whether the reader may have it, before anything is sent.
      const first = await pieces.next();
      response.set({
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': contentDisposition('attachment', `${name}-${clock.today()}.csv`),
        'cache-control': 'no-store',
      });
      await pipeline(Readable.from(joined(first.value ?? '', pieces)), response);
    } catch (error) {
      refuseDownload(response, error);
    }
  };
}

const STATUSES: Partial<Record<UserErrorCode, number>> = {
  SIGN_IN_REQUIRED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
};

/** Answers why a download is refused; what is no refusal is thrown on, unless the reader has gone away. */
export function refuseDownload(response: Response, error: unknown): void {
  // Whoever goes away in the middle wants nothing more.
  if (response.destroyed && !(error instanceof Refusal)) return;
  if (!(error instanceof Refusal) || response.headersSent) throw error;
  response.removeHeader('content-disposition');
  response.status(STATUSES[error.code] ?? 400).json({ userErrors: error.errors });
}

/** The rows of a query in order, 500 at a time. */
export async function* batches<T extends ObjectLiteral & { id: string }>(
  query: SelectQueryBuilder<T>,
  order: SortKey<T>,
): AsyncGenerator<T[]> {
  for (let last: T | undefined; ; ) {
    const after = last ? { value: order.value(last), id: last.id } : null;
    const rows = await applyKeyset(query.clone(), order, after).limit(BATCH).getMany();
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
    last = rows.at(-1);
  }
}

async function* text(lines: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let start = CSV_START;
  for await (const line of lines) {
    yield start + csvLine(line);
    start = '';
  }
}

async function* joined(first: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}
