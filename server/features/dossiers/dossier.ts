import type { AuditEvent } from '../../platform/audit/audit-event.entity.ts';
import type { ChainVerdict } from '../../platform/audit/chain.ts';
import type {
  DossierProof,
  DossierRef,
  DossierSection,
  EventShare,
  ProofStanding,
} from '../../platform/audit/dossier-source.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { Label } from '../../platform/standards/label.ts';

/** Everything about one case that its reader may have, of one moment. */
export interface Dossier extends DossierRef {
  kind: Label;
  title: string;
  organizationId: string;
  /** Name of the unit. */
  unit: string;
  madeAt: Date;
  /** The case's own chain, then those of its related cases. */
  chains: DossierChain[];
  /** Events of all chains as they happened. */
  events: DossierEvent[];
  sections: DossierSection[];
  documents: DossierDocument[];
  proofs: JudgedProof[];
  /** People who acted, by id of the membership they acted as, or of the user where they had none. */
  people: ReadonlyMap<string, DossierPerson>;
  /** Words for codes, of all kinds of case that are in it. */
  labels: Readonly<Record<string, Label>>;
  /** Names of facts that are sums in fen. */
  money: ReadonlySet<string>;
}

export interface DossierChain extends DossierRef {
  kind: Label;
  title: string;
  head: { sequence: number; hash: string; signature: string } | null;
  verdict: ChainVerdict;
}

export interface DossierEvent {
  event: AuditEvent;
  share: EventShare;
  personal: PersonalDetails;
}

/** Personal details stand outside the chain: kept, deleted where the law asked, or not for this reader. */
export type PersonalDetails =
  | { state: 'NONE' | 'DELETED' | 'WITHHELD' }
  | { state: 'KEPT'; salt: string; details: Record<string, unknown> };

export interface DossierDocument {
  fileId: string;
  /** Code of what it is; null where only an event names it. */
  label: string | null;
  /** Null where the file was deleted. */
  file: { name: string; mediaType: string; size: number; sha256: string } | null;
  /** The digest that events put on record, where one did. */
  recorded: string | null;
  /** Events that name it. */
  events: { caseType: string; caseId: string; sequence: number }[];
}

export interface JudgedProof extends DossierProof {
  standing: ProofStanding;
  /** Ids of the events that prove it. */
  eventIds: string[];
}

export interface DossierPerson {
  name: string | null;
  /** Roles of the membership as they are today. */
  roles: readonly Role[];
  organization: string | null;
}
