import type { Division } from './division.ts';
import type { ShareDivision } from './holdings.types.ts';

/** A division as it is shown before it is registered. */
export function divisionView(division: Division): ShareDivision {
  const { origin, company, possibleFrom, equity, general, members, floorBasisPoints } = division;
  return {
    origin,
    company,
    possibleFrom,
    basisPoints: equity.basisPoints,
    unitBasisPoints: general.unit,
    teamBasisPoints: general.team,
    floorBasisPoints,
    value: equity.valueOfResult,
    residualFunds: equity.residualFunds,
    parts: members.map(({ name, leader, takesEquity, noTradeInOffice }, index) => ({
      name,
      leader,
      takesEquity,
      noTradeInOffice,
      basisPoints: general.parts[index]?.basisPoints ?? 0,
    })),
  };
}
