import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';
import type { SourceReader } from '../sources/income-source.ts';
import {
  OwnImplementation,
  OwnImplementationIncome,
  OwnImplementationYear,
} from './own-implementation.entity.ts';

/** Kind of case under which the audit trail keeps the events of an own implementation. */
export const OWN_IMPLEMENTATION_CASE = 'OwnImplementation';

/** Income of own implementation: operating profit of the years that were confirmed (INC-4). */
export const ownImplementationSource: SourceReader = {
  async read(tx: Transaction, id: string) {
    const own = isId(id) ? await tx.findOneBy(OwnImplementation, { id }) : null;
    if (!own) return null;
    const { organizationId, resultId, title, startedOn } = own;
    return {
      kind: 'OWN_IMPLEMENTATION',
      id,
      organizationId,
      resultId,
      title,
      number: null,
      dealId: null,
      ledgerDealId: null,
      mode: 'OWN_IMPLEMENTATION',
      profitBasisPoints: null,
      agreedOn: startedOn,
      leaders: [],
      auditCase: { caseType: OWN_IMPLEMENTATION_CASE, caseId: id },
    };
  },
  async received(tx: Transaction, id: string) {
    const years = await tx.findBy(OwnImplementationYear, { implementationId: id });
    const incomes = await tx.find(OwnImplementationIncome, {
      where: { yearId: In(years.map((year) => year.id)) },
      order: { at: 'ASC', id: 'ASC' },
    });
    return incomes.map((income) => ({
      id: income.id,
      amount: income.amount,
      receivedOn: income.receivedOn,
      invoiceId: null,
      receiptId: null,
    }));
  },
};
