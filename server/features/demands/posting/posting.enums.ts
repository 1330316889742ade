import { describedEnum } from '../../../platform/graphql/described-enum.ts';

export const DemandActionEnum = describedEnum('DemandAction', 'What can be done with a demand.', {
  EDIT: 'Write the draft.',
  HAND_IN: 'Hand it in for review.',
  TAKE_BACK: 'Take it back to change it.',
  RETURN: 'Return it to the poster with reasons.',
  PUBLISH: 'Publish it.',
  CHANGE: 'Change it after the publication.',
  EXTEND: 'Give bidders more time.',
  INVITE: 'Invite somebody to bid or to answer.',
  CANCEL: 'Call it off.',
  CLOSE: 'Close a plain demand.',
  ANSWER: 'Answer a plain demand with a result.',
});
export type DemandAction = keyof typeof DemandActionEnum;

export const DemandSortEnum = describedEnum('DemandListSort', 'Order of a list of demands.', {
  NEWEST: 'Last begun first.',
  DEADLINE: 'The nearest deadline for bids first; those without one last.',
  BOUNTY: 'The greatest bounty first.',
});
export type DemandSort = keyof typeof DemandSortEnum;
