import { AsyncLocalStorage } from 'node:async_hooks';
import { pino } from 'pino';

const request = new AsyncLocalStorage<{ requestId: string }>();

/** What a database's error carries of the rows that were written: anybody's data, sealed bids among them. */
const ROW_DATA = ['parameters', 'driverError', 'detail', 'where'] as const;

/** An error as it stands in the log: without the values that its statement was sent with. */
function withoutRows(error: Error): object {
  const facts: Record<string, unknown> = { ...pino.stdSerializers.err(error) };
  for (const name of ROW_DATA) delete facts[name];
  delete facts.raw;
  return facts;
}

/** Structured log lines; each carries the id of the request it belongs to. Personal data and secrets never go in. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: { process: process.env.FRUITION_PROCESS ?? 'api' },
  serializers: { err: withoutRows },
  mixin: () => request.getStore() ?? {},
  redact: ['password', 'token', 'secret', 'code', '*.password', '*.token', '*.secret', 'req.headers.cookie'],
});

/** Runs a function whose log lines all bear the request's id. */
export function withRequestId<T>(requestId: string, run: () => T): T {
  return request.run({ requestId }, run);
}

/** The id of the request that is being answered, if any. */
export function currentRequestId(): string | undefined {
  return request.getStore()?.requestId;
}
