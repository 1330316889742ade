import { divide } from '../../../../platform/money.ts';

/** What was really paid under one registered contract in a year, and who brokered it. */
export interface PaidDeal {
  dealId: string;
  /** Fen. */
  paid: bigint;
  /** The agencies with the broker who led; a deal of several counts for each in equal parts. */
  agencies: readonly { agencyId: string; agencyName: string; brokerId: string; brokerName: string }[];
}

/** What an agency would get. Money is fen. */
export interface AgencyBonus {
  rank: number;
  agencyId: string;
  agencyName: string;
  deals: number;
  /** What was really paid under its registered contracts. */
  turnover: bigint;
  /** 3 % of it, at most 1,000,000 yuan; zero beyond the tenth place. */
  bonus: bigint;
  /** The least of it that goes to the brokers: half, a fraction of a fen rounded up. */
  forBrokers: bigint;
  /** The brokers by what they brought, with their parts of that half. */
  brokers: { brokerId: string; name: string; turnover: bigint; amount: bigint }[];
}

/** Of the programme (INC-12): places, basis points of the turnover, most in fen. */
export const PROGRAMME = { places: 10, basisPoints: 300, most: 100_000_000n } as const;

/**
 * Reckons the bonus programme of a year: the ten agencies with the largest turnover, what each gets, and the brokers' half.
 * @returns all agencies, the largest turnover first; of equal ones the earlier id
 */
export function bonusOf(deals: readonly PaidDeal[]): AgencyBonus[] {
  const agencies = new Map<string, Omit<AgencyBonus, 'rank' | 'bonus' | 'forBrokers'>>();
  for (const { paid, agencies: own } of deals) {
    if (paid <= 0n || own.length === 0) continue;
    const parts = divide(
      paid,
      own.map(() => 1),
    );
    own.forEach(({ agencyId, agencyName, brokerId, brokerName }, index) => {
      const part = parts[index] ?? 0n;
      const agency = agencies.get(agencyId) ?? { agencyId, agencyName, deals: 0, turnover: 0n, brokers: [] };
      agencies.set(agencyId, agency);
      agency.deals += 1;
      agency.turnover += part;
      const broker = agency.brokers.find((each) => each.brokerId === brokerId);
      if (broker) broker.turnover += part;
      else agency.brokers.push({ brokerId, name: brokerName, turnover: part, amount: 0n });
    });
  }
  return [...agencies.values()]
    .sort((a, b) =>
      a.turnover === b.turnover ? order(a.agencyId, b.agencyId) : a.turnover > b.turnover ? -1 : 1,
    )
    .map((agency, index) => withBonus(agency, index + 1));
}

function withBonus(agency: Omit<AgencyBonus, 'rank' | 'bonus' | 'forBrokers'>, rank: number): AgencyBonus {
  const share = (agency.turnover * BigInt(PROGRAMME.basisPoints)) / 10_000n;
  const capped = share > PROGRAMME.most ? PROGRAMME.most : share;
  const bonus = rank > PROGRAMME.places ? 0n : capped;
  const forBrokers = (bonus + 1n) / 2n;
  const brokers = [...agency.brokers].sort((a, b) =>
    a.turnover === b.turnover ? order(a.brokerId, b.brokerId) : a.turnover > b.turnover ? -1 : 1,
  );
  const amounts = divide(
    forBrokers,
    brokers.map(({ turnover }) => Number(turnover)),
  );
  return {
    ...agency,
    rank,
    bonus,
    forBrokers,
    brokers: brokers.map((broker, index) => ({ ...broker, amount: amounts[index] ?? 0n })),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1;
}
