import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Polled } from '../api/polled';
import { PolledView } from './PolledView';

const READ_AT = new Date('2026-11-23T10:00:00Z');
const shown = (polled: Polled<string>) =>
  renderToStaticMarkup(<PolledView polled={polled}>{(value) => <b>{value}</b>}</PolledView>);

describe('a screen', () => {
  it('says that it is loading', () => {
    expect(shown({ phase: 'loading' })).toContain('Loading');
  });

  it('shows what is known', () => {
    expect(shown({ phase: 'known', value: 'seven', readAt: READ_AT })).toBe('<b>seven</b>');
  });

  it('shows a stale value with a warning', () => {
    const stale = shown({ phase: 'known', value: 'seven', readAt: READ_AT, failure: { kind: 'away' } });
    expect(stale).toContain('<b>seven</b>');
    expect(stale).toContain('The gateway does not answer. Shown: what was known at');
  });

  it.each([
    [{ kind: 'signed-out' } as const, 'Open the link of your role that ./placet up printed'],
    [{ kind: 'forbidden' } as const, 'Your role may not see this'],
    [{ kind: 'refused', title: 'Unknown purpose', detail: 'Allowed: offers' } as const, 'Allowed: offers'],
  ])('says what to do about %o', (failure, words) => {
    expect(shown({ phase: 'failed', failure })).toContain(words);
  });
});
