import type { DealDocumentKind, DealState, ValuationChoice } from '../server/features/deals/deal.enums.ts';
import type { Vote } from '../server/features/decisions/decisions.enums.ts';
import type { SeedObjection } from './world.types.ts';
import type { WorldDay } from './world-days.ts';

/** What is done in a deal, and what is said by it. Papers are sheets with a title and lines. */
export type SeedDealAct =
  /** Asks by the open offer of the result, or for the result itself; `terms` are the first proposal. */
  | { do: 'request'; byOffer: boolean; message: string; terms: object | null }
  | { do: 'acceptOffer' | 'takeUp' | 'openConfidentiality' | 'acceptConfidentiality' | 'agree' | 'declare' }
  | { do: 'message'; text: string }
  | { do: 'document'; kind: DealDocumentKind; title: string; lines: string[] }
  /** Parts of the terms that differ from the last proposal; the first one has all of them. */
  | { do: 'propose'; terms: object; note: string | null }
  | { do: 'priceReason'; reason: string; choice: ValuationChoice }
  | { do: 'callDecision' | 'publishNotice' | 'advance' | 'prepare' | 'sign' | 'activate' }
  | { do: 'vote'; vote: Vote }
  | { do: 'closeDecision'; lines: string[] }
  /** With `attorney`, by a power of attorney, which is attached; else as the legal representative. */
  | { do: 'nameSignatory'; name: string; position: string; attorney: boolean }
  | { do: 'bringCopy'; title: string }
  | { do: 'handOver'; lines: string[] }
  | { do: 'acceptHandover'; remarks: string | null }
  | {
      do: 'register';
      registrationNumber: string;
      office: string;
      totalAmount: string;
      technologyAmount: string;
      rightKind: string;
      sector: string;
      wayOfPayment: string;
    }
  | { do: 'refuse'; reason: string }
  | {
      do: 'import';
      number: string;
      signedOn: string;
      validUntil: string | null;
      declaration: string;
      terms: object;
      lines: string[];
    }
  | { do: 'confirmImport' };

/** Something that is done on a day after the beginning of the deal; those of one day in their order, an hour apart. */
export type SeedDealStep = SeedDealAct & {
  after: number;
  /** Account of who does it; null for what the passing of time does. */
  by: string | null;
};

export interface SeedDeal {
  /** Key of the result. */
  result: string;
  /** Key of the enterprise. */
  enterprise: string;
  /** Where it stands after its last step. */
  state: DealState;
  /** When it begins; the steps follow. */
  day: WorldDay;
  steps: SeedDealStep[];
  /** To its notice. */
  objection: SeedObjection | null;
}

export interface SeedDeals {
  deals: SeedDeal[];
}
