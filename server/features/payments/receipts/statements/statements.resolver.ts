import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../../platform/database/page.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { answer } from '../../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { UserError } from '../../../../platform/graphql/user-error.types.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import { Organization } from '../../../accounts/accounts.types.ts';
import { invoiceById } from '../../invoices/invoices.loaders.ts';
import { Invoice } from '../../invoices/invoices.types.ts';
import { findLines, findStatement, findStatements } from '../find-receipts.service.ts';
import { type StatementLineState, StatementLineStateEnum } from '../receipts.enums.ts';
import {
  BankStatementStepInput,
  MapBankStatementInput,
  PlanStatementLineInput,
  ReadBankStatementInput,
} from '../receipts.inputs.ts';
import { receiptById } from '../receipts.loaders.ts';
import {
  BankStatement,
  BankStatementColumn,
  BankStatementConnection,
  BankStatementLine,
  BankStatementLineConnection,
  BankStatementLinePayload,
  BankStatementPayload,
  PlannedMatch,
  Receipt,
} from '../receipts.types.ts';
import { planStatementLine } from './plan-line.service.ts';
import {
  cancelBankStatement,
  mapBankStatement,
  readBankStatement,
  recordBankStatement,
} from './statement.service.ts';
import type { StatementField } from './statement-fields.ts';

const INPUT = { description: 'What is needed for the step.' };
const READERS = ['FINANCE_OFFICER', 'OFFICER', 'SUPERVISOR', 'ADMINISTRATOR', 'LEADERSHIP_MEMBER'] as const;

@Resolver(() => BankStatement)
export class BankStatementResolver {
  @Query(() => BankStatement, {
    nullable: true,
    description: 'A bank statement; none if there is none that you may see.',
  })
  @Access(READERS)
  async bankStatement(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BankStatement | null> {
    return findStatement(await ctx.scope(), id);
  }

  @Query(() => BankStatementConnection, {
    description: 'Bank statements of the unit acted for, the latest first.',
  })
  @Access(READERS)
  async bankStatements(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<BankStatement>> {
    return findStatements(await ctx.scope(), { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => [BankStatementColumn], { description: 'What the columns are.' })
  mapping(@Root() { mapping }: BankStatement): BankStatementColumn[] {
    return (Object.entries(mapping) as [StatementField, number][]).map(([field, column]) => ({
      field,
      column,
    }));
  }

  @FieldResolver(() => BankStatementLineConnection, { description: 'Its lines in order.' })
  async lines(
    @Root() { id }: BankStatement,
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [StatementLineStateEnum], { nullable: true, description: 'Only in these states.' })
    states?: StatementLineState[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<BankStatementLine>> {
    return findLines(await ctx.scope(), id, states ?? null, { first: first ?? null, after: after ?? null });
  }

  @Mutation(() => BankStatementPayload, {
    description: 'Reads a file of a bank and plans what each line is for; nothing is recorded by it.',
  })
  @Access(['FINANCE_OFFICER'])
  readBankStatement(
    @Arg('input', () => ReadBankStatementInput, INPUT) input: ReadBankStatementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BankStatementPayload> {
    return answer('statement', ctx, (scope) => readBankStatement(scope, input));
  }

  @Mutation(() => BankStatementPayload, { description: 'Says anew what the columns are.' })
  @Access(['FINANCE_OFFICER'])
  mapBankStatement(
    @Arg('input', () => MapBankStatementInput, INPUT) input: MapBankStatementInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BankStatementPayload> {
    return answer('statement', ctx, (scope) => mapBankStatement(scope, input));
  }

  @Mutation(() => BankStatementLinePayload, { description: 'Says what becomes of a line.' })
  @Access(['FINANCE_OFFICER'])
  planStatementLine(
    @Arg('input', () => PlanStatementLineInput, INPUT) input: PlanStatementLineInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BankStatementLinePayload> {
    return answer('line', ctx, (scope) => planStatementLine(scope, input));
  }

  @Mutation(() => BankStatementPayload, { description: 'Begins to record the lines that are ready.' })
  @Access(['FINANCE_OFFICER'])
  recordBankStatement(
    @Arg('input', () => BankStatementStepInput, INPUT) input: BankStatementStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BankStatementPayload> {
    return answer('statement', ctx, (scope) => recordBankStatement(scope, input));
  }

  @Mutation(() => BankStatementPayload, { description: 'Gives a file up of which nothing was recorded.' })
  @Access(['FINANCE_OFFICER'])
  cancelBankStatement(
    @Arg('input', () => BankStatementStepInput, INPUT) input: BankStatementStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BankStatementPayload> {
    return answer('statement', ctx, (scope) => cancelBankStatement(scope, input));
  }
}

@Resolver(() => BankStatementLine)
export class BankStatementLineResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'Who is taken to have paid.' })
  enterprise(
    @Root() { plan }: BankStatementLine,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> | null {
    return plan.enterpriseId ? ctx.load(organizationById, plan.enterpriseId) : null;
  }

  @FieldResolver(() => [PlannedMatch], { description: 'How much goes to which invoice.' })
  matches(@Root() { plan }: BankStatementLine): PlannedMatch[] {
    return plan.matches.map(({ invoiceId, amount }) => ({ invoiceId, amount: BigInt(amount) }));
  }

  @FieldResolver(() => [UserError], { description: 'What is wrong with it.' })
  problems(@Root() { problems }: BankStatementLine): BankStatementLine['problems'] {
    return problems;
  }

  @FieldResolver(() => Receipt, { nullable: true, description: 'The receipt that it became, or was before.' })
  receipt(
    @Root() { receiptId }: BankStatementLine,
    @Ctx() ctx: RequestContext,
  ): Promise<Receipt | null> | null {
    return receiptId ? ctx.load(receiptById, receiptId) : null;
  }
}

@Resolver(() => PlannedMatch)
export class PlannedMatchResolver {
  @FieldResolver(() => Invoice, { nullable: true, description: 'The invoice.' })
  invoice(@Root() { invoiceId }: PlannedMatch, @Ctx() ctx: RequestContext): Promise<Invoice | null> {
    return ctx.load(invoiceById, invoiceId);
  }
}
