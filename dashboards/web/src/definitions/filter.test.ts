import { describe, expect, it } from 'vitest';
import { filtered } from './filter';

const segment = (id: string, state: 'live' | 'paused' | 'archived', sentence: string) => ({ id, name: id, description: '', purpose: 'profiling', owner: 'CRM', state, sentence });
const ALL = [segment('lapsing', 'live', 'Ordered long ago'), segment('big', 'paused', 'Spent a lot'), segment('old', 'archived', 'Ordered once')];
const ids = (text: string, state: 'live' | 'paused' | 'archived' | 'in-use') => filtered(ALL, { text, state }).map(({ id }) => id);

describe('the list of segments', () => {
  it('leaves out what is archived unless asked for it', () => {
    expect(ids('', 'in-use')).toEqual(['lapsing', 'big']);
    expect(ids('', 'archived')).toEqual(['old']);
  });

  it('finds every word, wherever it stands', () => {
    expect(ids('ordered crm', 'in-use')).toEqual(['lapsing']);
    expect(ids('ORDERED once', 'archived')).toEqual(['old']);
    expect(ids('nothing', 'in-use')).toEqual([]);
  });
});
