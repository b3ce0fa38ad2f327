import { describe, expect, it } from 'vitest';
import type { SeenMessage } from '../api/types';
import { cameBy, MOST, nameOf, NOTHING, whyInWords, withLost, withSeen } from './seen';

const message = (over: Partial<SeenMessage> = {}): SeenMessage => ({
  at: '2026-11-23T10:00:00Z',
  protocol: 'segment',
  sender: 'server',
  fate: 'accepted',
  ...over,
});

describe('what is watched', () => {
  it('is shown newest first and never more than the most', () => {
    let watched = NOTHING;
    for (let i = 0; i < MOST + 5; i++) {
      watched = withSeen(watched, message({ eventType: `T${i}` }));
    }
    expect(watched.entries).toHaveLength(MOST);
    expect(watched.entries[0]?.seen.eventType).toBe(`T${MOST + 4}`);
    expect(watched.count).toBe(MOST + 5);
    expect(new Set(watched.entries.map(({ number }) => number)).size).toBe(MOST);
  });

  it('adds up what was lost', () => {
    expect(withLost(withLost(NOTHING, 3), 4).lost).toBe(7);
  });

  it('is named by the register, else by its sender, else not at all', () => {
    expect(nameOf(message({ eventType: 'Order Completed' }))).toBe('Order Completed');
    expect(nameOf(message({ undeclared: 'Cart Viewed' }))).toBe('Cart Viewed');
    expect(nameOf(message())).toBe('–');
  });

  it('says why in words, with the detail where that may be seen', () => {
    expect(whyInWords({ reason: 'no_record' })).toBe('Nothing on record');
    expect(whyInWords({ reason: 'undeclared_fields', detail: 'surprise' })).toBe(
      'Fields that the register does not declare were dropped (surprise)',
    );
  });

  it('says how it came', () => {
    expect(cameBy(message({ protocol: 'cloudevents', sender: 'browser' }))).toBe('CloudEvents, a page');
    expect(cameBy(message())).toBe('Segment, a server');
  });
});
