import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = [
  `CREATE TABLE ledger_account (
    id uuid PRIMARY KEY,
    owner_kind text NOT NULL,
    owner_id uuid NOT NULL,
    deal_id uuid,
    purpose text NOT NULL,
    balance bigint NOT NULL,
    debit_total bigint NOT NULL,
    sequence integer NOT NULL,
    day date,
    hash text NOT NULL
  )`,
  `CREATE UNIQUE INDEX ledger_account_of_owner
    ON ledger_account (owner_kind, owner_id, deal_id, purpose) NULLS NOT DISTINCT`,
  'CREATE INDEX ledger_account_of_deal ON ledger_account (deal_id)',
  `CREATE TABLE ledger_entry (
    id uuid PRIMARY KEY,
    code text NOT NULL,
    case_type text NOT NULL,
    case_id uuid NOT NULL,
    idempotency_key text NOT NULL,
    input_digest text NOT NULL,
    lines integer NOT NULL CONSTRAINT ledger_entry_lines CHECK (lines >= 2),
    booked_on date NOT NULL,
    created_at timestamptz NOT NULL,
    user_id uuid,
    membership_id uuid,
    job text,
    reverses_id uuid CONSTRAINT ledger_entry_reverses REFERENCES ledger_entry (id),
    facts jsonb NOT NULL
  )`,
  'CREATE UNIQUE INDEX ledger_entry_key ON ledger_entry (idempotency_key)',
  'CREATE UNIQUE INDEX ledger_entry_reversed_once ON ledger_entry (reverses_id)',
  'CREATE INDEX ledger_entry_of_case ON ledger_entry (case_type, case_id, id)',
  `CREATE TABLE ledger_posting (
    entry_id uuid NOT NULL CONSTRAINT ledger_posting_entry REFERENCES ledger_entry (id),
    line integer NOT NULL,
    account_id uuid NOT NULL CONSTRAINT ledger_posting_account REFERENCES ledger_account (id),
    sequence integer NOT NULL,
    amount bigint NOT NULL CONSTRAINT ledger_posting_amount CHECK (amount <> 0),
    balance_after bigint NOT NULL,
    debit_after bigint NOT NULL,
    day date NOT NULL,
    source jsonb NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (entry_id, line)
  )`,
  `CREATE TABLE ledger_check (
    id uuid PRIMARY KEY,
    started_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    requested_by uuid,
    accounts integer NOT NULL,
    entries integer NOT NULL,
    postings integer NOT NULL,
    sound boolean NOT NULL,
    results jsonb NOT NULL
  )`,
  'CREATE INDEX ledger_check_latest ON ledger_check (started_at, id)',
  'CREATE UNIQUE INDEX ledger_posting_of_account ON ledger_posting (account_id, sequence)',
  'CREATE INDEX ledger_posting_by_day ON ledger_posting (account_id, day, sequence)',
];

/**
 * What no program can get around, whatever it writes.
 *
 * An entry says how many postings it has. At the commit it has exactly these, they sum to zero, and so do those of each
 * owner; since their numbers run from 1 to that, no posting can ever be added later. A posting continues its account
 * (next number, balance by its amount, no earlier day), and the account stands where its last posting left it.
 */
const GUARDS = [
  `CREATE FUNCTION ledger_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    found_lines integer;
    unbalanced integer;
  BEGIN
    SELECT coalesce(sum(lines), 0), count(*) FILTER (WHERE total <> 0) INTO found_lines, unbalanced
      FROM (
        SELECT count(*) AS lines, sum(posting.amount) AS total
        FROM ledger_posting posting JOIN ledger_account account ON account.id = posting.account_id
        WHERE posting.entry_id = NEW.id
        GROUP BY account.owner_kind, account.owner_id
      ) AS owners;
    IF found_lines <> NEW.lines THEN
      RAISE EXCEPTION 'ledger entry % has % postings instead of %', NEW.id, found_lines, NEW.lines
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_complete';
    END IF;
    IF unbalanced > 0 THEN
      RAISE EXCEPTION 'the postings of ledger entry % do not sum to zero for each owner', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_entry_balanced';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE CONSTRAINT TRIGGER ledger_entry_balanced AFTER INSERT ON ledger_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_entry_balances()`,
  `CREATE FUNCTION ledger_posting_continues() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    wrong record;
  BEGIN
    SELECT added.entry_id, added.line INTO wrong
      FROM added JOIN ledger_entry entry ON entry.id = added.entry_id
      WHERE added.line NOT BETWEEN 1 AND entry.lines LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'ledger entry % has no line %', wrong.entry_id, wrong.line
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_posting_line';
    END IF;
    SELECT added.entry_id, added.line INTO wrong
      FROM added
      JOIN ledger_account account ON account.id = added.account_id
      LEFT JOIN ledger_posting before
        ON before.account_id = added.account_id AND before.sequence = added.sequence - 1
      WHERE added.sequence NOT BETWEEN 1 AND account.sequence
        OR (before.sequence IS NULL AND added.sequence > 1)
        OR added.balance_after <> coalesce(before.balance_after, 0) + added.amount
        OR added.debit_after <> coalesce(before.debit_after, 0) + greatest(added.amount, 0)
        OR added.day < before.day LIMIT 1;
    IF FOUND THEN
      RAISE EXCEPTION 'line % of ledger entry % does not continue its account', wrong.line, wrong.entry_id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_posting_continues';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE TRIGGER ledger_posting_continues AFTER INSERT ON ledger_posting
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_posting_continues()`,
  `CREATE FUNCTION ledger_account_changes() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.id, NEW.owner_kind, NEW.owner_id, NEW.deal_id, NEW.purpose)
        IS DISTINCT FROM (OLD.id, OLD.owner_kind, OLD.owner_id, OLD.deal_id, OLD.purpose)
      OR NEW.sequence <= OLD.sequence THEN
      RAISE EXCEPTION 'ledger account % changes by new postings only', OLD.id
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'ledger_account_changes';
    END IF;
    RETURN NEW;
  END $$`,
  `CREATE TRIGGER ledger_account_changes BEFORE UPDATE ON ledger_account
    FOR EACH ROW EXECUTE FUNCTION ledger_account_changes()`,
  `CREATE FUNCTION ledger_account_stands() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.sequence = 0 AND NEW.balance = 0 AND NEW.debit_total = 0 THEN
      RETURN NULL;
    END IF;
    PERFORM 1 FROM ledger_posting
      WHERE account_id = NEW.id AND sequence = NEW.sequence
        AND balance_after = NEW.balance AND debit_after = NEW.debit_total AND day = NEW.day AND hash = NEW.hash;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'ledger account % does not stand where its last posting left it', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_account_stands';
    END IF;
    RETURN NULL;
  END $$`,
  `CREATE CONSTRAINT TRIGGER ledger_account_stands AFTER INSERT OR UPDATE ON ledger_account
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger_account_stands()`,
  `CREATE TRIGGER ledger_account_kept BEFORE DELETE OR TRUNCATE ON ledger_account
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ...['ledger_entry', 'ledger_posting'].map(
    (table) => `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ),
];

const FUNCTIONS = [
  'ledger_entry_balances',
  'ledger_posting_continues',
  'ledger_account_changes',
  'ledger_account_stands',
];

/** The double-entry ledger: accounts, entries, postings, and the guards that make it append-only and balanced. */
export class Ledger1764000000800 implements MigrationInterface {
  name = 'Ledger1764000000800';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...TABLES, ...GUARDS]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['ledger_check', 'ledger_posting', 'ledger_entry', 'ledger_account']) {
      await runner.query(`DROP TABLE ${table}`);
    }
    for (const name of FUNCTIONS) await runner.query(`DROP FUNCTION ${name}()`);
  }
}
