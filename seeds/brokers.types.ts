import type {
  BrokerCertificateKind,
  BrokerLanguage,
  BrokerLevel,
  BrokerService,
} from '../server/features/brokers/broker.enums.ts';
import type { BrokerStage } from '../server/features/brokers/desk/desk.enums.ts';
import type {
  BeneficiaryRole,
  EngagementSide,
} from '../server/features/brokers/engagements/engagement.enums.ts';
import type { WorldDay } from './world-days.ts';

/** A broker with the profile that the agency's administrator confirmed. */
export interface SeedBroker {
  account: string;
  /** Account of who confirms. */
  confirmedBy: string;
  on: WorldDay;
  level: BrokerLevel;
  certificate: { kind: BrokerCertificateKind; number: string; issuedBy: string; issuedOn: string };
  sectors: string[];
  regions: string[];
  languages: BrokerLanguage[];
  services: BrokerService[];
  about: string;
  capacity: number;
}

export interface SeedPart {
  role: BeneficiaryRole;
  /** Account of a broker, or key of an organisation with the account that signs for it. */
  broker?: string;
  organization?: string;
  signer?: string;
  /** Of the commission. */
  basisPoints: number;
}

/** An engagement, proposed by the client; signed by all on the next day unless it waits. */
export interface SeedEngagement {
  key: string;
  on: WorldDay;
  side: EngagementSide;
  client: string;
  broker: string;
  result: string | null;
  scopeText: string;
  duties: string;
  isExclusive: boolean;
  /** Days that it lasts. */
  days: number;
  tiers: { from: string; basisPoints: number }[];
  cap: string | null;
  parts: SeedPart[];
  isSigned: boolean;
  /** Day on which the client names it in the deal about its result. */
  namedOn: WorldDay | null;
}

export interface SeedIntroduction {
  on: WorldDay;
  broker: string;
  result: string;
  enterprise: string;
  note: string;
  /** Accounts of those who acknowledged it on the next day. */
  acknowledgedBy: string[];
}

export interface SeedWish {
  on: WorldDay;
  by: string;
  result: string;
  terms: string;
  basisPoints: number;
}

export interface SeedLead {
  broker: string;
  title: string;
  stage: BrokerStage;
  amount: string;
  /** Days from the load. */
  expected: number;
  chance: number;
  result: string | null;
}

export interface SeedBrokers {
  brokers: SeedBroker[];
  engagements: SeedEngagement[];
  introductions: SeedIntroduction[];
  wishes: SeedWish[];
  leads: SeedLead[];
}
