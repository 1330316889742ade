import { describe, expect, it } from 'vitest';
import {
  OfflineQueue,
  type QueueStorage,
  type SendOutcome,
} from '../../web/features/roadshows/offline-queue.ts';

/** A device that keeps what it is given through reloads. */
function device(): QueueStorage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

describe('what waits for the network', () => {
  it('is kept on the device, through a reload, and sent in order when the network is back', async () => {
    const storage = device();
    const sent: string[][] = [];
    let network: SendOutcome = 'away';
    const open = () =>
      new OfflineQueue<string>(storage, 'door', 2, async (items) => {
        if (network === 'sent') sent.push([...items]);
        return network;
      });
    const first = open();
    for (const item of ['a', 'b', 'c']) await first.add(item);
    expect(first.state).toEqual({ waiting: ['a', 'b', 'c'], sending: false, away: true, refused: false });
    const reloaded = open();
    expect(reloaded.state.waiting).toEqual(['a', 'b', 'c']);
    network = 'sent';
    await reloaded.flush();
    expect(sent).toEqual([['a', 'b'], ['c']]);
    expect(reloaded.state).toEqual({ waiting: [], sending: false, away: false, refused: false });
    expect(storage.kept.size).toBe(0);
  });

  it('is not lost where more comes while a batch is on its way', async () => {
    const sent: string[][] = [];
    const queue: OfflineQueue<string> = new OfflineQueue(device(), 'door', 10, async (items) => {
      sent.push([...items]);
      if (sent.length === 1) void queue.add('late');
      return 'sent';
    });
    await queue.add('early');
    expect(sent).toEqual([['early'], ['late']]);
    expect(queue.state.waiting).toEqual([]);
  });

  it('stays where the server refuses it, until it is sent again or thrown away', async () => {
    let outcome: SendOutcome = 'refused';
    const queue = new OfflineQueue<string>(device(), 'door', 10, async () => outcome);
    await queue.add('a');
    expect(queue.state).toMatchObject({ waiting: ['a'], refused: true });
    outcome = 'sent';
    await queue.flush();
    expect(queue.state).toMatchObject({ waiting: [], refused: false });
    outcome = 'refused';
    await queue.add('b');
    queue.clear();
    expect(queue.state).toMatchObject({ waiting: [], refused: false });
  });

  it('begins empty where the device has kept nonsense', () => {
    const storage = device();
    storage.kept.set('door', '{');
    expect(new OfflineQueue(storage, 'door', 1, async () => 'sent').state.waiting).toEqual([]);
  });
});
