import { describe, expect, it } from '@jest/globals';
import { WorkRegistry } from './work-registry.js';

const follower = (name: string, ...kinds: string[]) => ({ name, kinds, handle: async () => undefined });

describe('WorkRegistry', () => {
  it('knows who follows a kind, each once', () => {
    const registry = new WorkRegistry();
    const mail = follower('mail', 'a.happened', 'b.happened');
    const index = follower('index', 'b.happened', 'b.happened');
    registry.subscribe(mail);
    registry.subscribe(index);
    expect(registry.followersOf('a.happened')).toEqual([mail]);
    expect(registry.followersOf('b.happened')).toEqual([mail, index]);
    expect(registry.followersOf('nobody.cares')).toEqual([]);
  });

  it('refuses a second worker with the name of the first', () => {
    const registry = new WorkRegistry();
    registry.subscribe(follower('mail', 'a.happened'));
    expect(() => registry.subscribe(follower('mail', 'b.happened'))).toThrow('taken');
    expect(() => registry.schedule({ name: 'mail', cron: '7 * * * *', run: async () => undefined })).toThrow('taken');
  });
});
