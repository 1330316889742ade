import type { Scope } from '../../../platform/app.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import type { LedgerPosting } from '../data/ledger-posting.entity.ts';
import { accountCases, titlesOf } from '../ledger.loaders.ts';
import { type Statement, statementLines } from './find-statement.service.ts';
import { CODE_WORDS, type Language, termText, wordsIn } from './statement-words.ts';

const BATCH = 100;

/** A line of a statement as files show it; sums in fen. */
export interface StatementRow {
  day: string;
  bookedOn: string;
  code: string;
  case: string;
  number: string;
  term: string;
  rule: string;
  debit: bigint;
  credit: bigint;
  balance: bigint;
  entryId: string;
}

/** All lines of a statement in their order, batch by batch, so that any number of them takes little memory. */
export async function* statementRows(
  { app }: Pick<Scope, 'app'>,
  statement: Statement,
  language: Language,
): AsyncGenerator<StatementRow[]> {
  const word = wordsIn(language);
  let after: string | null = null;
  do {
    const page = await statementLines({ app }, statement, { first: BATCH, after });
    const lines = page.edges.map(({ node }) => node);
    const titles = await titlesOfLines(app, lines);
    yield lines.map(({ entry, entryId, day, amount, balanceAfter, term, ruleId, note }) => ({
      day,
      bookedOn: entry?.bookedOn ?? day,
      code: entry ? word(CODE_WORDS[entry.code]) : '',
      case: titles.get(`${entry?.caseType}:${entry?.caseId}`) ?? '',
      number: note ?? entry?.number ?? '',
      term: term === null ? '' : termText(term, language),
      rule: ruleId ?? '',
      debit: amount > 0n ? amount : 0n,
      credit: amount < 0n ? -amount : 0n,
      balance: balanceAfter,
      entryId,
    }));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after !== null);
}

async function titlesOfLines(app: Scope['app'], lines: readonly LedgerPosting[]) {
  const entries = lines.flatMap(({ entry }) => entry ?? []);
  const titles = new Map<string, string>();
  for (const caseType of new Set(entries.map((entry) => entry.caseType))) {
    const ids = entries.filter((entry) => entry.caseType === caseType).map(({ caseId }) => caseId);
    for (const [id, title] of await titlesOf(app, caseType, ids)) titles.set(`${caseType}:${id}`, title);
  }
  return titles;
}

/** Who the accounts of statements belong to and which deals or demands they are about, by id. */
export async function namesOf({ app }: Pick<Scope, 'app'>, statements: readonly Statement[]) {
  const ids = (kind: string) =>
    statements.flatMap(({ account }) => (account.ownerKind === kind ? [account.ownerId] : []));
  const [organizations, persons] = [ids('ORGANIZATION'), ids('PERSON')];
  const owners = new Map<string, string>();
  if (organizations.length > 0) {
    for (const [id, found] of await organizationById.batch(app, organizations)) {
      if (found) owners.set(id, found.name);
    }
  }
  if (persons.length > 0) {
    for (const [id, { name }] of await app.books.persons.byIds(app.db.manager, persons)) owners.set(id, name);
  }
  const cases = await accountCases(
    app,
    statements.flatMap(({ account }) => account.dealId ?? []),
  );
  return { owners, deals: new Map([...cases].map(([id, { title }]) => [id, title])) };
}
