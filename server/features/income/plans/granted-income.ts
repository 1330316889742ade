import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { divide, WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import { grantInForce, incentiveOf } from '../../grants/grants-in-force.service.ts';
import type { IncomeSource } from '../sources/income-source.ts';

/** The income that a team was granted by agreement. */
export interface GrantedIncome {
  grantId: string;
  /** Of net income, together. */
  teamBasisPoints: number;
  /** Parts of it by completer; they make the whole. */
  shares: ReadonlyMap<string, number>;
}

/**
 * The agreed income of the team where the result was granted to it before the conversion was agreed (GRT-7); null where
 * it is rewarded after.
 * @throws Refusal STATE (reason NO_AGREED_INCOME) where the agreement does not say the unit's part
 */
export async function grantedIncome(tx: Transaction, source: IncomeSource): Promise<GrantedIncome | null> {
  if ((await incentiveOf(tx, source.resultId, source.agreedOn)) === 'REWARDED_AFTER') return null;
  const grant = await grantInForce(tx, source.resultId);
  const unit = grant?.agreement.unitIncomeBasisPoints ?? null;
  if (!grant || unit === null) throw new Refusal('STATE', { params: { reason: 'NO_AGREED_INCOME' } });
  const members = grant.shares.flatMap(({ completerId, basisPoints }) =>
    completerId ? [{ completerId, basisPoints }] : [],
  );
  const parts = divide(
    BigInt(WHOLE_IN_BASIS_POINTS),
    members.map(({ basisPoints }) => basisPoints),
  );
  return {
    grantId: grant.id,
    teamBasisPoints: WHOLE_IN_BASIS_POINTS - unit,
    shares: new Map(members.map(({ completerId }, index) => [completerId, Number(parts[index] ?? 0n)])),
  };
}
