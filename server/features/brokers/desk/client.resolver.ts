import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer, answerDone } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DonePayload } from '../../../platform/graphql/payload.types.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { findClients, removeClient, saveClient } from './clients/clients.service.ts';
import { importClients, previewClients } from './clients/import-clients.service.ts';
import {
  BrokerClientStepInput,
  ImportBrokerClientsInput,
  PreviewBrokerClientsInput,
  SaveBrokerClientInput,
} from './desk.inputs.ts';
import {
  BrokerClient,
  BrokerClientConnection,
  BrokerClientImportPayload,
  BrokerClientPayload,
  BrokerClientPreviewPayload,
} from './desk.types.ts';
import { leadCountOfClient } from './reading/desk.loaders.ts';

const INPUT = { description: 'What.' } as const;

@Resolver(() => BrokerClient)
export class BrokerClientResolver {
  @Query(() => BrokerClientConnection, { description: 'Your clients as a broker, the last changed first.' })
  @Access(['BROKER'])
  async brokerClients(
    @Ctx() ctx: RequestContext,
    @Arg('text', () => String, { nullable: true, description: 'In name, contact or interest.' })
    text?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<BrokerClient>> {
    return findClients(await ctx.scope(), text ?? null, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'The organisation on the platform with the same credit code.',
  })
  organization(
    @Root() { organizationId }: BrokerClient,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> | null {
    return organizationId === null ? null : ctx.load(organizationById, organizationId);
  }

  @FieldResolver(() => Int, { description: 'How many of your cards are about the client.' })
  async leadCount(@Root() { id }: BrokerClient, @Ctx() ctx: RequestContext): Promise<number> {
    return (await ctx.load(leadCountOfClient, id)) ?? 0;
  }

  @Mutation(() => BrokerClientPayload, { description: 'Notes a client, or changes what is noted.' })
  @Access(['BROKER'])
  saveBrokerClient(
    @Arg('input', () => SaveBrokerClientInput, INPUT) input: SaveBrokerClientInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerClientPayload> {
    return answer('client', ctx, (scope) => saveClient(scope, input));
  }

  @Mutation(() => DonePayload, { description: 'Deletes a client; its cards stay without it.' })
  @Access(['BROKER'])
  removeBrokerClient(
    @Arg('input', () => BrokerClientStepInput, INPUT) input: BrokerClientStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => removeClient(scope, input));
  }

  @Mutation(() => BrokerClientPreviewPayload, {
    description: 'Says what would become of each row of a file of clients; writes nothing.',
  })
  @Access(['BROKER'])
  previewBrokerClients(
    @Arg('input', () => PreviewBrokerClientsInput, INPUT) input: PreviewBrokerClientsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerClientPreviewPayload> {
    return answer('preview', ctx, (scope) => previewClients(scope, input));
  }

  @Mutation(() => BrokerClientImportPayload, { description: 'Takes the valid rows of a file in as clients.' })
  @Access(['BROKER'])
  importBrokerClients(
    @Arg('input', () => ImportBrokerClientsInput, INPUT) input: ImportBrokerClientsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerClientImportPayload> {
    return answer('clientImport', ctx, (scope) => importClients(scope, input));
  }
}
