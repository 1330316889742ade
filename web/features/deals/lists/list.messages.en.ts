import type { zh } from './list.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  dealsTitle: 'Deals',
  dealsIntro:
    'Requests of enterprises and the cases that came of them, the most urgent first: what is next, who must do it, until when.',
  dealsEmptyTitle: 'No deals yet',
  dealsEmptyText:
    'A deal begins when an enterprise asks for a license on the page of a result or accepts an offer of yours. Offer terms for your published results, so that enterprises find their way.',
  dealsEmptyAction: 'Choose a result from the register',
  requestsTitle: 'My requests',
  requestsIntro: 'What your enterprise asked for and the cases that came of it, the most urgent first.',
  requestsEmptyTitle: 'No requests yet',
  requestsEmptyText:
    'Ask for a license on the page of a result, or accept standing terms at once; how it goes stands here.',
  requestsEmptyAction: 'Find results',
  search: 'Result, number or other side',
  waitsForMe: 'Only what waits for me',
  columnResult: 'Result',
  columnState: 'State',
  columnNext: 'Next step',
  columnWho: 'Who',
  columnDeadline: 'Deadline',
  columnNumber: 'Number',
  columnEnterprise: 'Enterprise',
  columnOwner: 'Owner',
  columnOrigin: 'Origin',
  columnRequested: 'Requested',
  columnSum: 'Sure sum',
  waiting: 'Waiting',
  you: 'You',
};
