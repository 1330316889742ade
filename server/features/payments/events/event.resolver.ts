import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { formatYuan } from '../../../platform/money.ts';
import { User } from '../../accounts/accounts.types.ts';
import { BY, filesOf, userOf } from '../running/evidence-fields.ts';
import { standingOfRunning } from '../running/standing.loader.ts';
import { buyOut, deferPayment, giveBack } from './choose.service.ts';
import {
  AnswerEventInput,
  BuyOutLicenseInput,
  DeferPaymentInput,
  GiveBackLicenseInput,
  PaymentRecord,
  PaymentRecordPayload,
  RecordEventInput,
  WithdrawEventInput,
} from './event.types.ts';
import { answerEvent, recordEvent, withdrawEvent } from './record-event.service.ts';

const INPUT = { description: 'What happened, or which record.' };

@Resolver(() => PaymentRecord)
export class PaymentRecordResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'For an opening: cumulative base until then; yuan with two decimals, or a number of units.',
  })
  async cumulative(@Root() record: PaymentRecord, @Ctx() ctx: RequestContext): Promise<string | null> {
    if (record.cumulative === null) return null;
    const plan = (await ctx.load(standingOfRunning, record.runningId))?.plan;
    const isUnits = plan?.terms.payment?.royalty?.base === 'UNITS';
    return isUnits ? record.cumulative.toString() : formatYuan(record.cumulative);
  }

  @FieldResolver(() => [StoredFileType], { description: 'Its evidence.' })
  files(@Root() { fileIds }: PaymentRecord, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesOf(ctx, fileIds);
  }

  @FieldResolver(() => User, BY)
  by(@Root() { byUser }: PaymentRecord, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return userOf(ctx, byUser);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who answered.' })
  answerer(@Root() record: PaymentRecord, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return userOf(ctx, record.answeredBy);
  }

  @Mutation(() => PaymentRecordPayload, { description: 'A side records something that payments hang on.' })
  @Access('signedIn')
  recordEvent(
    @Arg('input', () => RecordEventInput, INPUT) input: RecordEventInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PaymentRecordPayload> {
    return answer('record', ctx, (scope) => recordEvent(scope, input));
  }

  @Mutation(() => PaymentRecordPayload, { description: 'The other side confirms or denies it.' })
  @Access('signedIn')
  answerEvent(
    @Arg('input', () => AnswerEventInput, INPUT) input: AnswerEventInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PaymentRecordPayload> {
    return answer('record', ctx, (scope) => answerEvent(scope, input));
  }

  @Mutation(() => PaymentRecordPayload, { description: 'Takes a record back before its answer.' })
  @Access('signedIn')
  withdrawEvent(
    @Arg('input', () => WithdrawEventInput, INPUT) input: WithdrawEventInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PaymentRecordPayload> {
    return answer('record', ctx, (scope) => withdrawEvent(scope, input));
  }

  @Mutation(() => PaymentRecordPayload, { description: 'The licensee buys out all further payments.' })
  @Access('signedIn')
  buyOutLicense(
    @Arg('input', () => BuyOutLicenseInput, INPUT) input: BuyOutLicenseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PaymentRecordPayload> {
    return answer('record', ctx, (scope) => buyOut(scope, input));
  }

  @Mutation(() => PaymentRecordPayload, {
    description: 'The licensee gives the license back; the deal ends.',
  })
  @Access('signedIn')
  giveBackLicense(
    @Arg('input', () => GiveBackLicenseInput, INPUT) input: GiveBackLicenseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PaymentRecordPayload> {
    return answer('record', ctx, (scope) => giveBack(scope, input));
  }

  @Mutation(() => PaymentRecordPayload, { description: 'The licensee puts off a payment.' })
  @Access('signedIn')
  deferPayment(
    @Arg('input', () => DeferPaymentInput, INPUT) input: DeferPaymentInput,
    @Ctx() ctx: RequestContext,
  ): Promise<PaymentRecordPayload> {
    return answer('record', ctx, (scope) => deferPayment(scope, input));
  }
}
