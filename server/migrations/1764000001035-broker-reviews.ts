import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE broker_review (
    id uuid PRIMARY KEY,
    broker_id uuid NOT NULL CONSTRAINT broker_review_broker REFERENCES broker_profile (id),
    engagement_id uuid NOT NULL CONSTRAINT broker_review_engagement REFERENCES engagement (id),
    client_organization_id uuid NOT NULL,
    stars integer NOT NULL,
    text text NOT NULL,
    shows_name boolean NOT NULL,
    written_by uuid NOT NULL,
    at timestamptz NOT NULL,
    answer text,
    answered_at timestamptz,
    hidden_at timestamptz,
    hidden_reason text,
    hidden_by uuid,
    CONSTRAINT broker_review_stars CHECK (stars BETWEEN 1 AND 5),
    CONSTRAINT broker_review_answer CHECK ((answer IS NULL) = (answered_at IS NULL)),
    CONSTRAINT broker_review_hidden CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL))
  )`,
  `CREATE UNIQUE INDEX broker_review_once ON broker_review (engagement_id)`,
  `CREATE INDEX broker_review_of_broker ON broker_review (broker_id, at, id)`,
];

/** What clients say about brokers. */
export class BrokerReviews1764000001035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE broker_review');
  }
}
