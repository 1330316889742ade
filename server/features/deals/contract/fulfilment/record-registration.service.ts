import type { Scope } from '../../../../platform/app.ts';
import { brokenConstraint } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { formatYuan } from '../../../../platform/money.ts';
import type { DealReference } from '../../change-deal.ts';
import type { Deal } from '../../data/deal.entity.ts';
import { changeContract, requireContract, requireState } from '../change-contract.ts';
import { Contract } from '../data/contract.entity.ts';
import { missingFields, type RegistrationFields, readRegistration } from './registration.ts';

export type RecordRegistration = DealReference & RegistrationFields;

/**
 * An officer records the registration of the technology contract, as far as it is known (PRC-9); what was recorded
 * before is replaced and stays in the audit trail.
 * @throws Refusal STATE before the signing, INVALID, ALREADY_EXISTS for a number that another contract bears
 */
export async function recordRegistration(scope: Scope, input: RecordRegistration): Promise<Deal> {
  try {
    return await changeContract(scope, input, 'OWNER', async ({ tx, record: { deal }, contract: found }) => {
      requireState(deal, ['SIGNED', 'ACTIVE', 'COMPLETED', 'TERMINATED'], 'recordContractRegistration');
      const { contract } = requireContract(found, 'recordContractRegistration');
      const registration = readRegistration(input, contract.signedOn);
      await tx.update(Contract, { id: contract.id }, registration);
      const { totalAmount, technologyAmount, ...rest } = registration;
      return {
        action: 'recordContractRegistration',
        facts: {
          ...rest,
          totalAmount: totalAmount === null ? null : formatYuan(totalAmount),
          technologyAmount: technologyAmount === null ? null : formatYuan(technologyAmount),
          missing: missingFields(registration),
        },
      };
    });
  } catch (error) {
    if (brokenConstraint(error) !== 'contract_registration_number') throw error;
    throw new Refusal('ALREADY_EXISTS', { field: 'registrationNumber' });
  }
}
