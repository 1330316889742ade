import type { zh } from './queue.messages.zh.ts';

export const en: Record<keyof typeof zh, string> = {
  allSent: 'Everything was sent',
  away: 'No network: {count} waiting to be sent',
  sending: 'Sending {count}',
  refused: '{count} were not accepted',
  kept: 'Kept on this device and sent by itself when the network is back. Please do not clear the browser data.',
  refusedText: 'Please check them and send them again, or throw them away.',
  retry: 'Send now',
  discard: 'Throw away',
};
