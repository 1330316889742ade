import type { IncomeCostKind } from '../server/features/income/income.enums.ts';

/** What is done with the money of a contract. Papers are sheets with a title and lines. */
export type SeedMoneyAct =
  /** What an imported contract had come to, by the unit's officer; the enterprise confirms it. */
  | { do: 'open'; asOf: string; cumulative: string; paid: string; lines: string[] }
  | { do: 'confirmEvent' | 'confirmReport' | 'preparePayout' | 'approvePayout' | 'fetchBankFile' }
  | { do: 'report'; from: string; netSales: string; note: string | null; lines: string[] }
  | { do: 'disputeReport'; reason: string }
  | { do: 'payFee'; right: string; paidUntil: string }
  /** Everything that is owed, or a part of it. */
  | { do: 'announce'; amount: string | null; reference: string; lines: string[] }
  /** The receipt of what was announced last. */
  | { do: 'receive' }
  /** Money that came in without being announced; the payer is the enterprise only where it is known. */
  | { do: 'receiveFrom'; payer: string; known: boolean; amount: string; reference: string; remark: string }
  | { do: 'fapiao'; number: string; taxRateBasisPoints: number }
  | { do: 'cost'; kind: IncomeCostKind; amount: string; title: string; lines: string[] }
  /** Parts of the pools and of the completers, in their order, in basis points. */
  | {
      do: 'plan';
      pools: { completers: number; contributors: number; fund: number };
      completers: number[];
      contributor: { name: string; contribution: string };
      note: string;
    }
  | { do: 'consent' | 'consentOnPaper' | 'distribute' | 'announceRewards' | 'approveDistribution' }
  /** Of the person themselves, or by finance for everybody who has no account. */
  | { do: 'bank'; bankName: string; accounts: string[] }
  | { do: 'confirmPayout'; reference: string; lines: string[] };

export type SeedMoneyStep = SeedMoneyAct & {
  on: string;
  /** Account of who does it. */
  by: string;
};

export interface SeedMoney {
  /** Key of the result whose contract it is. */
  result: string;
  steps: SeedMoneyStep[];
}

export interface SeedMoneys {
  money: SeedMoney[];
}
