import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { fileLoader } from '../../platform/files/files.service.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../platform/files/stored-file.types.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { organizationById, userById } from '../accounts/accounts.loaders.ts';
import { Organization, User } from '../accounts/accounts.types.ts';
import { diffTerms } from '../offers/terms/diff-terms.ts';
import type { Terms } from '../offers/terms/terms.ts';
import { DealTerms } from '../offers/terms/terms.types.ts';
import { DealDeclaration, DealParty, DealProposal } from './data/deal-parts.entity.ts';
import { DealApproval, DealCheck, DealDocument, DealMessage } from './data/deal-records.entity.ts';
import { proposalsOf } from './deal.loaders.ts';
import { DealConfidentiality, TermsChange } from './deal.types.ts';

const BY = { nullable: true, description: 'Who; none where a job of the system did it.' } as const;

function user(ctx: RequestContext, id: string | null): Promise<User | null> | null {
  return id ? ctx.load(userById, id) : null;
}

function file(ctx: RequestContext, id: string | null): Promise<StoredFile | null> | null {
  return id ? ctx.load(fileLoader, id) : null;
}

@Resolver(() => DealProposal)
export class DealProposalResolver {
  @FieldResolver(() => User, BY)
  by(@Root() { byUser }: DealProposal, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, byUser);
  }

  @FieldResolver(() => DealTerms, { description: 'The terms.' })
  terms(@Root() { terms }: DealProposal): Terms {
    return terms;
  }

  @FieldResolver(() => [TermsChange], {
    description: 'What changes against the proposal before; empty for the first.',
  })
  async changes(@Root() proposal: DealProposal, @Ctx() ctx: RequestContext): Promise<TermsChange[]> {
    const proposals = await ctx.load(proposalsOf, proposal.dealId);
    const before = proposals.find(({ number }) => number === proposal.number - 1);
    return before ? diffTerms(before.terms, proposal.terms) : [];
  }
}

@Resolver(() => DealDeclaration)
export class DealDeclarationResolver {
  @FieldResolver(() => User, BY)
  by(@Root() { byUser }: DealDeclaration, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, byUser);
  }
}

@Resolver(() => DealParty)
export class DealPartyResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Its organisation, where it is on the platform.',
  })
  organization(@Root() party: DealParty, @Ctx() ctx: RequestContext): Promise<Organization | null> | null {
    return party.organizationId ? ctx.load(organizationById, party.organizationId) : null;
  }

  @FieldResolver(() => StoredFileType, { nullable: true, description: 'The paper of its consent.' })
  consentFile(@Root() party: DealParty, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return file(ctx, party.consentFileId);
  }
}

@Resolver(() => DealMessage)
export class DealMessageResolver {
  @FieldResolver(() => User, BY)
  by(@Root() { byUser }: DealMessage, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, byUser);
  }

  @FieldResolver(() => [StoredFileType], { description: 'Its files.' })
  async files(@Root() { fileIds }: DealMessage, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    const files = await Promise.all(fileIds.map((id) => ctx.load(fileLoader, id)));
    return files.filter((each) => each !== null);
  }
}

@Resolver(() => DealDocument)
export class DealDocumentResolver {
  @FieldResolver(() => StoredFileType, { description: 'The file.' })
  file(@Root() { fileId }: DealDocument, @Ctx() ctx: RequestContext): Promise<StoredFile | null> {
    return ctx.load(fileLoader, fileId);
  }

  @FieldResolver(() => User, BY)
  by(@Root() { byUser }: DealDocument, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, byUser);
  }
}

@Resolver(() => DealApproval)
export class DealApprovalResolver {
  @FieldResolver(() => StoredFileType, { nullable: true, description: 'Its paper.' })
  file(@Root() { fileId }: DealApproval, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return file(ctx, fileId);
  }
}

@Resolver(() => DealCheck)
export class DealCheckResolver {
  @FieldResolver(() => StoredFileType, { nullable: true, description: 'Its paper.' })
  file(@Root() { fileId }: DealCheck, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return file(ctx, fileId);
  }

  @FieldResolver(() => User, BY)
  by(@Root() { byUser }: DealCheck, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return user(ctx, byUser);
  }
}

@Resolver(() => DealConfidentiality)
export class DealConfidentialityResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who promised.' })
  acceptedBy(
    @Root() { acceptedById }: DealConfidentiality,
    @Ctx() ctx: RequestContext,
  ): Promise<User | null> | null {
    return user(ctx, acceptedById);
  }
}
