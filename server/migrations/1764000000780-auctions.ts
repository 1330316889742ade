import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE auction (
    id uuid PRIMARY KEY,
    organization_id uuid NOT NULL,
    result_id uuid NOT NULL,
    form text NOT NULL,
    version integer NOT NULL,
    note text NOT NULL,
    terms jsonb NOT NULL,
    start_price bigint NOT NULL,
    increment bigint NOT NULL,
    reserve bigint,
    deposit bigint NOT NULL,
    operator_name text,
    licence_number text,
    licence_issuer text,
    licence_file_id uuid,
    registration_opens_at timestamptz NOT NULL,
    registration_ends_at timestamptz NOT NULL,
    starts_at timestamptz NOT NULL,
    announced_end_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    last_end_at timestamptz NOT NULL,
    extension_minutes integer NOT NULL,
    admitted_count integer NOT NULL,
    bid_count integer NOT NULL,
    highest_amount bigint,
    highest_bidder integer,
    highest_registration_id uuid,
    outcome text,
    failure text,
    cancel_reason text,
    outcome_at timestamptz,
    final_price bigint,
    winner_registration_id uuid,
    deal_id uuid,
    announced_by uuid,
    announced_at timestamptz NOT NULL,
    CONSTRAINT auction_licence CHECK (
      (operator_name IS NULL) = (licence_number IS NULL) AND (operator_name IS NULL) = (licence_issuer IS NULL)
        AND (operator_name IS NULL) = (licence_file_id IS NULL)
    ),
    CONSTRAINT auction_times CHECK (
      registration_opens_at < registration_ends_at AND registration_ends_at <= starts_at AND starts_at < ends_at
        AND ends_at <= last_end_at
    ),
    CONSTRAINT auction_highest CHECK (
      (bid_count = 0) = (highest_amount IS NULL) AND (bid_count = 0) = (highest_registration_id IS NULL)
    ),
    CONSTRAINT auction_outcome CHECK ((outcome IS NULL) = (outcome_at IS NULL)),
    CONSTRAINT auction_cancelled_unbid CHECK (outcome <> 'CANCELLED' OR bid_count = 0)
  )`,
  `CREATE UNIQUE INDEX auction_one_open ON auction (result_id) WHERE outcome IS NULL`,
  `CREATE INDEX auction_open ON auction (ends_at, id) WHERE outcome IS NULL`,
  `CREATE INDEX auction_over ON auction (outcome_at, id) WHERE outcome IS NOT NULL`,
  `CREATE INDEX auction_of_unit ON auction (organization_id)`,
  `CREATE TABLE auction_registration (
    id uuid PRIMARY KEY,
    auction_id uuid NOT NULL CONSTRAINT auction_registration_auction REFERENCES auction (id),
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    state text NOT NULL,
    relation text NOT NULL,
    relation_explanation text,
    number integer,
    deposit_amount bigint,
    deposit_reference text,
    deposit_received_on date,
    deposit_recorded_by uuid,
    reason text,
    decided_by uuid,
    decided_at timestamptz,
    registered_at timestamptz NOT NULL,
    CONSTRAINT auction_registration_admitted CHECK (state <> 'ADMITTED' OR number IS NOT NULL),
    CONSTRAINT auction_registration_deposit CHECK (
      (deposit_amount IS NULL) = (deposit_reference IS NULL) AND (deposit_amount IS NULL) = (deposit_received_on IS NULL)
    )
  )`,
  `CREATE UNIQUE INDEX auction_registration_once ON auction_registration (auction_id, organization_id)
    WHERE state <> 'WITHDRAWN'`,
  `CREATE UNIQUE INDEX auction_registration_number ON auction_registration (auction_id, number)
    WHERE number IS NOT NULL`,
  `CREATE INDEX auction_registration_of_enterprise ON auction_registration (organization_id)`,
  `CREATE TABLE auction_bid (
    id uuid PRIMARY KEY,
    auction_id uuid NOT NULL CONSTRAINT auction_bid_auction REFERENCES auction (id),
    registration_id uuid NOT NULL CONSTRAINT auction_bid_registration REFERENCES auction_registration (id),
    number integer NOT NULL,
    bidder integer NOT NULL,
    amount bigint NOT NULL,
    at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    idempotency_key text NOT NULL,
    user_id uuid NOT NULL
  )`,
  `CREATE UNIQUE INDEX auction_bid_number ON auction_bid (auction_id, number)`,
  `CREATE UNIQUE INDEX auction_bid_key ON auction_bid (registration_id, idempotency_key)`,
  `CREATE TRIGGER auction_bid_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON auction_bid
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

/** Listings and auctions with their registrations and bids. */
export class Auctions1764000000780 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['auction_bid', 'auction_registration', 'auction']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}
