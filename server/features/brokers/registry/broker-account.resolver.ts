import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { fileLoader } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { type BrokerConfirmer, BrokerConfirmerEnum } from '../broker.enums.ts';
import { type BrokerMissingPart, missingParts } from './profile/profile-content.ts';
import { contentOf } from './profile/save-profile.service.ts';
import { brokerActions } from './reading/broker-actions.ts';
import { type BrokerAction, BrokerActionEnum } from './registry.enums.ts';
import { confirmerOfBroker } from './registry.loaders.ts';
import { BrokerAccount, BrokerCertificateType, BrokerMissing } from './registry.types.ts';

@Resolver(() => BrokerAccount)
export class BrokerAccountResolver {
  @FieldResolver(() => [BrokerCertificateType], {
    description: 'Certificates, the proposed ones where others are proposed.',
  })
  certificates(@Root() { broker }: BrokerAccount): BrokerCertificateType[] {
    return contentOf(broker).certificates;
  }

  @FieldResolver(() => [BrokerMissing], { description: 'What is missing before it can be handed in.' })
  missing(@Root() { broker }: BrokerAccount): BrokerMissingPart[] {
    return missingParts(contentOf(broker));
  }

  @FieldResolver(() => BrokerConfirmerEnum, { description: 'Who decides on it.' })
  async confirmer(@Root() { broker }: BrokerAccount, @Ctx() ctx: RequestContext): Promise<BrokerConfirmer> {
    return (await ctx.load(confirmerOfBroker, broker.id)) ?? 'OPERATOR';
  }

  @FieldResolver(() => [BrokerActionEnum], { description: 'What you can do with it now.' })
  async availableActions(
    @Root() { broker }: BrokerAccount,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerAction[]> {
    const confirmer = (await ctx.load(confirmerOfBroker, broker.id)) ?? 'OPERATOR';
    return brokerActions(await ctx.actor(), broker, confirmer);
  }
}

@Resolver(() => BrokerCertificateType)
export class BrokerCertificateResolver {
  @FieldResolver(() => StoredFileType, { nullable: true, description: 'Its copy.' })
  async file(
    @Root() { fileId }: BrokerCertificateType,
    @Ctx() ctx: RequestContext,
  ): Promise<StoredFile | null> {
    return fileId === null ? null : ctx.load(fileLoader, fileId);
  }
}
