import type { zh } from './messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  title: 'Save this search',
  name: 'Name',
  nameRequired: 'Please give a name',
  namePlaceholder: 'For example: hydraulic seals for cold regions',
  digest: 'Mail me once a day when there are new results',
  saved: 'Saved; you find it under “My account”',
  unnamed: 'My search',
  listTitle: 'Saved searches',
  listEmpty: 'No saved search yet',
  listEmptyText:
    'Set words and filters under “Find results” and save the search: a daily mail tells you what is new.',
  listEmptyAction: 'Find results',
  newCount: '{count} new',
  open: 'Open',
  remove: 'Delete',
  removeAsk: 'Delete the saved search “{name}”?',
  removed: 'Deleted',
  digestOn: 'Daily mail',
  since: 'Saved',
};
