import { describe, expect, it } from 'vitest';
import { gatewayBeside, placeholder, SETUPS } from './setups';

describe('what is pasted', () => {
  it.each(SETUPS.map((setUp) => [setUp.id, setUp] as const))('%s names the gateway and the key', (_, setUp) => {
    const code = setUp.code('https://events.example', 'the-key');
    expect(code).toContain('https://events.example');
    expect(code).toContain('the-key');
  });

  it('gives a page the key of pages alone', () => {
    expect(SETUPS.filter(({ use }) => use === 'browser').map(({ id }) => id)).toEqual(['segment-browser']);
    expect(placeholder('browser')).not.toBe(placeholder('server'));
  });

  it('loads the SDK of a page only once the visitor has agreed', () => {
    const code = SETUPS.find(({ id }) => id === 'segment-browser')?.code('g', 'k') ?? '';
    expect(code.indexOf('function agreed()')).toBeGreaterThan(0);
    expect(code.indexOf('analytics.load(')).toBeGreaterThan(code.indexOf('function agreed()'));
  });

  it('guesses the gateway beside the page', () => {
    expect(gatewayBeside({ protocol: 'http:', hostname: '127.0.0.1' })).toBe('http://127.0.0.1:8080');
  });
});
