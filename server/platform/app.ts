import type { DataSource } from 'typeorm';
import type { DossierSource } from './audit/dossier-source.ts';
import type { AuditSigner } from './audit/signing.ts';
import type { Actor, SystemActor } from './auth/actor.ts';
import type { ConfidentialAccess } from './auth/confidential-access.ts';
import type { Books } from './books.ts';
import type { Config } from './config.ts';
import type { FileAccess } from './files/file-access.ts';
import type { FileStore } from './files/file-store.ts';
import type { SearchEngine } from './search/engine.ts';

/** What one process is made of. Services receive it through their scope; nothing is global. */
export interface App {
  readonly config: Config;
  readonly db: DataSource;
  /** Null while there is no Meilisearch. */
  readonly search: SearchEngine | null;
  readonly files: FileStore;
  /** Who may read files, by the kind of record that they are attached to. */
  readonly fileAccess: Readonly<Record<string, FileAccess>>;
  /** Who reads confidential parts by agreements beside the case's own policy, by kind of case. */
  readonly confidentialAccess: Readonly<Record<string, ConfidentialAccess>>;
  readonly signer: AuditSigner;
  /** What dossiers are made of, by kind of case. */
  readonly dossiers: ReadonlyMap<string, DossierSource>;
  /** What the ledger checks, and how it names cases and persons. */
  readonly books: Books;
}

/** What a service works in: the process and who acts. */
export interface Scope {
  readonly app: App;
  readonly actor: Actor;
  /** Address the request came from, for limits; null for jobs. */
  readonly address: string | null;
}

/** The scope of a background job, on a person's behalf where it continues what they began. */
export function jobScope(app: App, job: string, behalf: SystemActor['behalf'] = null): Scope {
  return { app, actor: { kind: 'system', job, behalf }, address: null };
}
