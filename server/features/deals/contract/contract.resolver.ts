import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { fileLoader } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { User } from '../../accounts/accounts.types.ts';
import { Deal } from '../data/deal.entity.ts';
import {
  contractById,
  contractOfDeal,
  copiesOf,
  dealOfContract,
  documentsOf,
  handoversOf,
  signatoriesOf,
} from './contract.loaders.ts';
import { readsContract } from './contract.policy.ts';
import { ContractRegistration, ContractTermination } from './contract.types.ts';
import { isCurrent } from './contract-parties.ts';
import { Contract } from './data/contract.entity.ts';
import { ContractDocument, Handover, Signatory, SignedCopy } from './data/contract-parts.entity.ts';
import { itemsOpen } from './fulfilment/handover.service.ts';
import { missingFields } from './fulfilment/registration.ts';

@Resolver(() => Deal)
export class ContractOfDealResolver {
  @FieldResolver(() => Contract, {
    nullable: true,
    description:
      'Its contract; none before anything of it was written, and for those who only follow the deal.',
  })
  async contract(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<Contract | null> {
    return readsContract(await ctx.actor(), deal) ? ctx.load(contractOfDeal, deal.id) : null;
  }
}

@Resolver(() => Contract)
export class ContractResolver {
  @FieldResolver(() => [ContractDocument], { description: 'What was written from terms, oldest first.' })
  documents(@Root() { id }: Contract, @Ctx() ctx: RequestContext): Promise<ContractDocument[]> {
    return ctx.load(documentsOf, id);
  }

  @FieldResolver(() => [Signatory], { description: 'Who signs for whom.' })
  signatories(@Root() { id }: Contract, @Ctx() ctx: RequestContext): Promise<Signatory[]> {
    return ctx.load(signatoriesOf, id);
  }

  @FieldResolver(() => [SignedCopy], {
    description: 'Signed and sealed copies, oldest first; the newest of a party counts.',
  })
  signedCopies(@Root() { id }: Contract, @Ctx() ctx: RequestContext): Promise<SignedCopy[]> {
    return ctx.load(copiesOf, id);
  }

  @FieldResolver(() => [Handover], { description: 'Handovers, oldest first.' })
  handovers(@Root() { id }: Contract, @Ctx() ctx: RequestContext): Promise<Handover[]> {
    return ctx.load(handoversOf, id);
  }

  @FieldResolver(() => [String], { description: 'What is to be handed over and not accepted yet.' })
  async itemsOpen(@Root() { id, dealId }: Contract, @Ctx() ctx: RequestContext): Promise<string[]> {
    const [deal, handovers] = await Promise.all([
      ctx.load(dealOfContract, dealId),
      ctx.load(handoversOf, id),
    ]);
    return itemsOpen(deal?.terms ?? null, handovers);
  }

  @FieldResolver(() => ContractRegistration, { description: 'Its registration as a technology contract.' })
  registration(@Root() contract: Contract): ContractRegistration {
    return { ...contract, missing: missingFields(contract) };
  }

  @FieldResolver(() => ContractTermination, {
    nullable: true,
    description: 'An end before its time that one side recorded.',
  })
  termination(
    @Root() { terminationSide, terminationReason, terminationAt }: Contract,
  ): ContractTermination | null {
    if (!terminationSide || !terminationAt) return null;
    return { side: terminationSide, reason: terminationReason ?? '', at: terminationAt };
  }

  @FieldResolver(() => [StoredFileType], {
    description: 'Of an imported one: the signed contract and what proves the declaration.',
  })
  async declarationFiles(
    @Root() { declarationFileIds }: Contract,
    @Ctx() ctx: RequestContext,
  ): Promise<StoredFile[]> {
    return filesOfIds(ctx, declarationFileIds);
  }
}

@Resolver(() => ContractDocument)
export class ContractDocumentResolver {
  @FieldResolver(() => StoredFileType, { description: 'The file.' })
  file(@Root() { fileId }: ContractDocument, @Ctx() ctx: RequestContext): Promise<StoredFile | null> {
    return ctx.load(fileLoader, fileId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is of the terms and signatories of today.' })
  async isCurrent(@Root() document: ContractDocument, @Ctx() ctx: RequestContext): Promise<boolean> {
    const contract = await ctx.load(contractById, document.contractId);
    const deal = contract ? await ctx.load(dealOfContract, contract.dealId) : null;
    return deal !== null && isCurrent(document, deal);
  }
}

@Resolver(() => Signatory)
export class SignatoryResolver {
  @FieldResolver(() => StoredFileType, { nullable: true, description: 'The power of attorney.' })
  authorityFile(
    @Root() { authorityFileId }: Signatory,
    @Ctx() ctx: RequestContext,
  ): Promise<StoredFile | null> | null {
    return authorityFileId ? ctx.load(fileLoader, authorityFileId) : null;
  }
}

@Resolver(() => SignedCopy)
export class SignedCopyResolver {
  @FieldResolver(() => StoredFileType, { description: 'The file.' })
  file(@Root() { fileId }: SignedCopy, @Ctx() ctx: RequestContext): Promise<StoredFile | null> {
    return ctx.load(fileLoader, fileId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who uploaded it.' })
  by(@Root() { byUser }: SignedCopy, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return byUser ? ctx.load(userById, byUser) : null;
  }
}

@Resolver(() => Handover)
export class HandoverResolver {
  @FieldResolver(() => DateScalar, { description: 'Day of the handover.' })
  on(@Root() { handedOn }: Handover): string {
    return handedOn;
  }

  @FieldResolver(() => [StoredFileType], { description: 'Lists and receipts.' })
  files(@Root() { fileIds }: Handover, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesOfIds(ctx, fileIds);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who recorded it.' })
  by(@Root() { byUser }: Handover, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return byUser ? ctx.load(userById, byUser) : null;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When the enterprise accepted or refused it.',
  })
  acceptedAt(@Root() { answeredAt }: Handover): Date | null {
    return answeredAt;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who accepted or refused it.' })
  acceptedBy(@Root() { answeredBy }: Handover, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return answeredBy ? ctx.load(userById, answeredBy) : null;
  }
}

async function filesOfIds(ctx: RequestContext, ids: readonly string[]): Promise<StoredFile[]> {
  const files = await Promise.all(ids.map((id) => ctx.load(fileLoader, id)));
  return files.filter((file) => file !== null);
}
