import type { Request, Response, Router } from 'express';
import type { CronItem } from 'graphile-worker';
import type { NonEmptyArray } from 'type-graphql';
import type { MigrationInterface } from 'typeorm';
import type { App, Scope } from './app.ts';
import type { DossierAddition, DossierSource } from './audit/dossier-source.ts';
import type { ConfidentialAccess } from './auth/confidential-access.ts';
import type { BooksPart } from './books.ts';
import type { FileAccess } from './files/file-access.ts';
import type { JobHandler } from './jobs/jobs.ts';
import type { OutboxHandler } from './outbox/outbox.service.ts';

/** Finds out for a plain HTTP route what a service works in. */
export type ResolveScope = (request: Request, response: Response) => Promise<Scope>;

type Constructor<T = object> = new (...args: never[]) => T;

/** What one feature folder brings; `server/features/index.ts` has one line for each. */
export interface Feature {
  name: string;
  entities: readonly Constructor[];
  migrations: readonly Constructor<MigrationInterface>[];
  resolvers: readonly Constructor[] | NonEmptyArray<Constructor>;
  /** Background work by name; payloads are JSON. */
  jobs?: Readonly<Record<string, JobHandler>>;
  /** Work at set times. */
  crons?: readonly CronItem[];
  /** Readers of the outbox by topic. */
  outbox?: Readonly<Record<string, OutboxHandler>>;
  /** Who may read files, by the kind of record that they are attached to; kinds that no feature names: nobody. */
  fileAccess?: Readonly<Record<string, FileAccess>>;
  /** Who reads confidential parts of other features' cases by its agreements, by kind of case. */
  confidentialAccess?: Readonly<Record<string, ConfidentialAccess>>;
  /** What the dossiers of its cases are made of, by kind of case. */
  dossiers?: Readonly<Record<string, DossierSource>>;
  /** What it adds to the dossiers of other features' cases, by kind of case. */
  dossierAdditions?: Readonly<Record<string, DossierAddition>>;
  /** What it brings to the ledger: checks, titles of its cases, the persons who own accounts. */
  books?: BooksPart;
  /** Plain HTTP beside GraphQL, such as downloads; mounted at `/`. */
  routes?: (app: App, scopeOf: ResolveScope) => Router;
  /** Runs once after the database is open and migrated, in the API and in the worker. */
  start?: (app: App, process: 'api' | 'worker') => Promise<void>;
}
