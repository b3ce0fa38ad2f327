import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { Polled } from '../api/polled';
import { clockTime } from '../ui/time';
import { HistoryView } from './HistoryView';

const READ_AT = new Date('2026-11-23T10:00:00Z');
const CURRENT = { state: 'current' as const, starts: ['2026-11-23T00:00:00Z'] };
const known = { phase: 'known' as const, value: CURRENT, readAt: READ_AT };
const shown = (polled: Polled<{ state: 'current' | 'catching-up'; starts: readonly string[] }>) =>
  renderToStaticMarkup(
    <HistoryView polled={polled} onRetry={() => undefined} empty="Do this first">
      {() => <b>chart</b>}
    </HistoryView>,
  );

describe('a chart', () => {
  it('is shown without a word while it is current', () => {
    expect(shown(known)).toContain('<b>chart</b>');
    expect(shown(known)).not.toContain('Shown:');
    expect(shown(known)).not.toContain('stale');
  });

  it('says that it is loading', () => {
    expect(shown({ phase: 'loading' })).toContain('Loading');
    expect(shown({ phase: 'loading' })).toContain('aria-busy="true"');
  });

  it('says what to do where there is nothing yet', () => {
    const empty = shown({ ...known, value: { ...CURRENT, starts: [] } });
    expect(empty).toContain('Do this first');
    expect(empty).not.toContain('chart</b>');
  });

  it('says what failed and offers to try again', () => {
    const failed = shown({ phase: 'failed', failure: { kind: 'away' } });
    expect(failed).toContain('The gateway does not answer');
    expect(failed).toContain('Try again');
  });

  it('stays, marked with its time, once it is stale', () => {
    const stale = shown({ ...known, failure: { kind: 'away' } });
    expect(stale).toContain('<b>chart</b>');
    expect(stale).toContain(`Shown: what was known at ${clockTime(READ_AT)}`);
    expect(stale).toContain('class="history stale"');
  });

  it('is marked while the gateway is still reading', () => {
    const behind = shown({ ...known, value: { ...CURRENT, state: 'catching-up' } });
    expect(behind).toContain('<b>chart</b>');
    expect(behind).toContain('still reading its log');
    expect(behind).toContain(clockTime(READ_AT));
  });
});
