import { describe, expect, it } from 'vitest';
import docs from '../../../../docs/scores.md?raw';
import { modelOf } from './model';
import { TEMPLATES } from './templates';

describe('the model of a score', () => {
  it.each([...docs.matchAll(/```json\n([\s\S]*?)```/g)].map(([, json]) => [json ?? '']))('is read as it is written: %s', (json) => {
    const written = JSON.parse(json) as { model?: object };
    expect(modelOf(json)).toEqual({ ok: true, model: written.model ?? written });
  });

  it('that is none says why', () => {
    expect(modelOf('{"kind": ')).toMatchObject({ ok: false, why: expect.stringContaining('Not JSON') });
    expect(modelOf('[]')).toMatchObject({ ok: false });
  });

  it('begins with an example of each kind', () => {
    expect(TEMPLATES.map(({ model }) => model.kind)).toEqual(['points', 'rfm', 'logistic', 'bg-nbd']);
  });
});
