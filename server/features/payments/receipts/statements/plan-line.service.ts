import type { Scope } from '../../../../platform/app.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { BankStatementLine } from '../data/bank-statement.entity.ts';
import type { StatementLineState } from '../receipts.enums.ts';
import { allocate } from '../suggest-matches.ts';
import { openInvoices, payersOf } from './open-invoices.ts';
import { finance, lockStatement, type StatementStep } from './statement.service.ts';
import { statementStates } from './statement.states.ts';

export interface PlanLine extends StatementStep {
  lineId: string;
  /** Whether the line is left out. */
  skip: boolean;
  /** Who paid; null leaves the money in suspense. */
  enterpriseId?: string | null;
  /** The contract that what is matched to nothing stands under. */
  dealId?: string | null;
  /** Invoices that the money is for, the oldest paid first. */
  invoiceIds: readonly string[];
}

const PLANNED: readonly StatementLineState[] = ['READY', 'SKIPPED'];

/**
 * Says what becomes of a line: left out, in suspense, an advance of an enterprise, or for invoices.
 * @throws Refusal FORBIDDEN, NOT_FOUND, CONFLICT, STATE, INVALID (an invoice of another enterprise)
 */
export async function planStatementLine(scope: Scope, input: PlanLine): Promise<BankStatementLine> {
  const { organizationId } = finance(scope);
  return inTransaction(scope.app.db, async (tx) => {
    const statement = await lockStatement(tx, scope, input);
    statement.state = statementStates.next(statement.state, 'plan');
    const line = isId(input.lineId)
      ? await tx.findOneBy(BankStatementLine, { id: input.lineId, statementId: statement.id })
      : null;
    if (!line) throw new Refusal('NOT_FOUND', { field: 'lineId' });
    if (!PLANNED.includes(line.state))
      throw new Refusal('STATE', {
        field: 'lineId',
        params: { state: line.state, action: 'planStatementLine' },
      });
    const wasReady = line.state === 'READY';
    line.state = input.skip ? 'SKIPPED' : 'READY';
    const open = await openInvoices(tx, organizationId);
    const meant = input.invoiceIds.map((id, index) => {
      const invoice = open.find((each) => each.id === id);
      if (!invoice) throw new Refusal('NOT_FOUND', { field: `invoiceIds.${index}` });
      return invoice;
    });
    const payer = input.enterpriseId ?? meant[0]?.enterpriseId ?? null;
    if (meant.some(({ enterpriseId }) => enterpriseId !== payer))
      throw new Refusal('INVALID', { field: 'invoiceIds', params: { reason: 'OTHER_ENTERPRISE' } });
    const known = payer === null ? null : (await payersOf(tx, organizationId)).find(({ id }) => id === payer);
    if (known === undefined) throw new Refusal('NOT_FOUND', { field: 'enterpriseId' });
    if (input.dealId && !known?.dealIds.includes(input.dealId))
      throw new Refusal('NOT_FOUND', { field: 'dealId' });
    line.plan = {
      enterpriseId: payer,
      dealId:
        input.dealId ?? meant[0]?.dealId ?? (known?.dealIds.length === 1 ? (known.dealIds[0] ?? null) : null),
      matches: allocate(line.amount ?? 0n, meant).map(({ invoiceId, amount }) => ({
        invoiceId,
        amount: amount.toString(),
      })),
      transferId: null,
    };
    await tx.save(line);
    statement.ready += Number(line.state === 'READY') - Number(wasReady);
    statement.version += 1;
    await tx.save(statement);
    return line;
  });
}
