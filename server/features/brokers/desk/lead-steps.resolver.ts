import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer, answerDone } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DonePayload } from '../../../platform/graphql/payload.types.ts';
import {
  AddBrokerLeadInput,
  AddBrokerNoteInput,
  AddBrokerTaskInput,
  AttachBrokerLeadFilesInput,
  BrokerLeadFileInput,
  BrokerLeadStepInput,
  BrokerNoteStepInput,
  BrokerTaskStepInput,
  FinishBrokerTaskInput,
  MoveBrokerLeadInput,
  SaveBrokerLeadInput,
  SaveBrokerTaskInput,
  SetBrokerTargetInput,
} from './desk.inputs.ts';
import { BrokerLeadPayload, BrokerTargetPayload } from './desk.types.ts';
import { addLead, moveLead, removeLead, saveLead } from './leads/leads.service.ts';
import { addNote, attachLeadFiles, removeLeadFile, removeNote } from './parts/parts.service.ts';
import { addTask, finishTask, removeTask, saveTask } from './parts/tasks.service.ts';
import { setTarget } from './targets/targets.service.ts';

const INPUT = { description: 'What.' } as const;

@Resolver()
export class BrokerLeadStepsResolver {
  @Mutation(() => BrokerLeadPayload, { description: 'Puts a card on your board.' })
  @Access(['BROKER'])
  addBrokerLead(
    @Arg('input', () => AddBrokerLeadInput, INPUT) input: AddBrokerLeadInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => addLead(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Changes what stands on a card.' })
  @Access(['BROKER'])
  saveBrokerLead(
    @Arg('input', () => SaveBrokerLeadInput, INPUT) input: SaveBrokerLeadInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => saveLead(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Moves a card to a place in a column.' })
  @Access(['BROKER'])
  moveBrokerLead(
    @Arg('input', () => MoveBrokerLeadInput, INPUT) input: MoveBrokerLeadInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => moveLead(scope, input));
  }

  @Mutation(() => DonePayload, { description: 'Deletes a card with its steps, notes and documents.' })
  @Access(['BROKER'])
  removeBrokerLead(
    @Arg('input', () => BrokerLeadStepInput, INPUT) input: BrokerLeadStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => removeLead(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Notes a next step.' })
  @Access(['BROKER'])
  addBrokerTask(
    @Arg('input', () => AddBrokerTaskInput, INPUT) input: AddBrokerTaskInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => addTask(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Changes a next step.' })
  @Access(['BROKER'])
  saveBrokerTask(
    @Arg('input', () => SaveBrokerTaskInput, INPUT) input: SaveBrokerTaskInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => saveTask(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Marks a next step as done, or not.' })
  @Access(['BROKER'])
  finishBrokerTask(
    @Arg('input', () => FinishBrokerTaskInput, INPUT) input: FinishBrokerTaskInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => finishTask(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Deletes a next step.' })
  @Access(['BROKER'])
  removeBrokerTask(
    @Arg('input', () => BrokerTaskStepInput, INPUT) input: BrokerTaskStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => removeTask(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Notes what was said with a party.' })
  @Access(['BROKER'])
  addBrokerNote(
    @Arg('input', () => AddBrokerNoteInput, INPUT) input: AddBrokerNoteInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => addNote(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Deletes a note.' })
  @Access(['BROKER'])
  removeBrokerNote(
    @Arg('input', () => BrokerNoteStepInput, INPUT) input: BrokerNoteStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => removeNote(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Adds documents to a card.' })
  @Access(['BROKER'])
  attachBrokerLeadFiles(
    @Arg('input', () => AttachBrokerLeadFilesInput, INPUT) input: AttachBrokerLeadFilesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => attachLeadFiles(scope, input));
  }

  @Mutation(() => BrokerLeadPayload, { description: 'Takes a document off a card.' })
  @Access(['BROKER'])
  removeBrokerLeadFile(
    @Arg('input', () => BrokerLeadFileInput, INPUT) input: BrokerLeadFileInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLeadPayload> {
    return answer('lead', ctx, (scope) => removeLeadFile(scope, input));
  }

  @Mutation(() => BrokerTargetPayload, { description: 'Says what you want to reach in a quarter.' })
  @Access(['BROKER'])
  setBrokerTarget(
    @Arg('input', () => SetBrokerTargetInput, INPUT) input: SetBrokerTargetInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerTargetPayload> {
    return answer('target', ctx, (scope) => setTarget(scope, input));
  }
}
