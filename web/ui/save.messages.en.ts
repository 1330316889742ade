import type { zh } from './save.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  savedAt: 'Saved {time}',
  savedAll: 'Everything is saved',
  dirty: 'Changed; saved in a moment',
  saving: 'Saving…',
  unsaved: 'Not saved',
  saveNow: 'Save now',
  conflictTitle: 'Somebody else has just changed this',
  conflictText: 'What you typed is still on the page. Save it over theirs, or give it up and load theirs.',
  keepMine: 'Keep mine',
  reloadTheirs: 'Load theirs',
  reloadConfirm: 'What you have not saved will be lost. Load theirs?',
};
