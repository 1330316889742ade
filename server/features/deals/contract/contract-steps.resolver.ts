import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DealStepInput, EndDealInput } from '../deal.inputs.ts';
import { DealPayload } from '../deal.types.ts';
import {
  AcceptHandoverInput,
  AmendDealInput,
  ConfirmImportInput,
  EditSignatoriesInput,
  ImportContractInput,
  RecordContractRegistrationInput,
  RecordHandoverInput,
  UploadSignedCopyInput,
} from './contract.inputs.ts';
import { amendDeal, renewDeal } from './follow-up/follow-deal.service.ts';
import { activateDeal } from './fulfilment/activate-deal.service.ts';
import { completeDeal, terminateDeal } from './fulfilment/end-contract.service.ts';
import { acceptHandover, recordHandover } from './fulfilment/handover.service.ts';
import { recordRegistration } from './fulfilment/record-registration.service.ts';
import { confirmImport, importContract } from './import/import-contract.service.ts';
import { editSignatories } from './signing/edit-signatories.service.ts';
import { prepareContract } from './signing/prepare-contract.service.ts';
import { signDeal } from './signing/sign-deal.service.ts';
import { uploadSignedCopy } from './signing/upload-signed-copy.service.ts';

const INPUT = { description: 'Which deal, and what is needed for the step.' };

@Resolver()
export class ContractStepsResolver {
  @Mutation(() => DealPayload, { description: 'Names who signs for your side.' })
  @Access('signedIn')
  editSignatories(
    @Arg('input', () => EditSignatoriesInput, INPUT) input: EditSignatoriesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => editSignatories(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Writes the contract of the present terms as Word and PDF.' })
  @Access('signedIn')
  prepareContract(
    @Arg('input', () => DealStepInput, INPUT) input: DealStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => prepareContract(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Keeps a signed or sealed copy with its digest.' })
  @Access('signedIn')
  uploadSignedCopy(
    @Arg('input', () => UploadSignedCopyInput, INPUT) input: UploadSignedCopyInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => uploadSignedCopy(scope, input));
  }

  @Mutation(() => DealPayload, {
    description: 'Records the signing, once nothing stands in its way (PRC-2, PRC-3).',
  })
  @Access('signedIn')
  signDeal(
    @Arg('input', () => DealStepInput, INPUT) input: DealStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => signDeal(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Records what was handed over.' })
  @Access('signedIn')
  recordHandover(
    @Arg('input', () => RecordHandoverInput, INPUT) input: RecordHandoverInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => recordHandover(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Accepts or refuses what was handed over.' })
  @Access('signedIn')
  acceptHandover(
    @Arg('input', () => AcceptHandoverInput, INPUT) input: AcceptHandoverInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => acceptHandover(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Records the registration of the contract (PRC-9).' })
  @Access('signedIn')
  recordContractRegistration(
    @Arg('input', () => RecordContractRegistrationInput, INPUT) input: RecordContractRegistrationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => recordRegistration(scope, input));
  }

  @Mutation(() => DealPayload, {
    description: 'Puts the contract into effect once the copies of all parties are in.',
  })
  @Access('signedIn')
  activateDeal(
    @Arg('input', () => DealStepInput, INPUT) input: DealStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => activateDeal(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Closes the deal as done.' })
  @Access('signedIn')
  completeDeal(
    @Arg('input', () => DealStepInput, INPUT) input: DealStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => completeDeal(scope, input));
  }

  @Mutation(() => DealPayload, {
    description: 'Records the end before its time; it ends once both sides recorded it.',
  })
  @Access('signedIn')
  terminateDeal(
    @Arg('input', () => EndDealInput, INPUT) input: EndDealInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => terminateDeal(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Opens a deal that amends a running contract.' })
  @Access('signedIn')
  amendDeal(
    @Arg('input', () => AmendDealInput, INPUT) input: AmendDealInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => amendDeal(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Opens a deal that renews a contract.' })
  @Access('signedIn')
  renewDeal(
    @Arg('input', () => AmendDealInput, INPUT) input: AmendDealInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => renewDeal(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'Enters a contract that was signed before the unit joined.' })
  @Access('signedIn')
  importContract(
    @Arg('input', () => ImportContractInput, INPUT) input: ImportContractInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => importContract(scope, input));
  }

  @Mutation(() => DealPayload, { description: 'The enterprise confirms or denies an imported contract.' })
  @Access('signedIn')
  confirmImport(
    @Arg('input', () => ConfirmImportInput, INPUT) input: ConfirmImportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DealPayload> {
    return answer('deal', ctx, (scope) => confirmImport(scope, input));
  }
}
