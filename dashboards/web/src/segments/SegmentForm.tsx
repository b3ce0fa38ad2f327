import { type SubmitEvent, useCallback, useMemo, useState } from 'react';
import { readCatalogue } from '../api/definitions';
import type { Segment } from '../api/types';
import { useRead } from '../api/useRead';
import { Details, type DetailsOf } from '../definitions/Details';
import { type FormProps, refusedBy, useSaving } from '../definitions/form';
import { SaveActions } from '../definitions/SaveActions';
import { type Draft, isNobody, ruleOf } from '../rules/draft';
import type { Json } from '../rules/json';
import { spotOf } from '../rules/paths';
import { failureOf } from '../rules/preview';
import { PreviewPanel } from '../rules/PreviewPanel';
import type { Refusal } from '../rules/refusal';
import { RuleEditor } from '../rules/RuleEditor';
import { usePreview } from '../rules/usePreview';
import { PolledView } from '../ui/PolledView';

interface Props extends FormProps<{ draft: Draft }, { rule: Json }, Segment> {
  /** The segment that is changed: its own rule cannot name it. */
  self?: string;
}

/** What a segment is and its rule, with what the gateway makes of it beside it. */
export function SegmentForm({ start, self, purposes, act, save, onSaved, leaveTo }: Props) {
  const [details, setDetails] = useState<DetailsOf>(start);
  const [draft, setDraft] = useState(start.draft);
  const saving = useSaving(save, onSaved);
  const rule = useMemo(() => ruleOf(draft), [draft]);
  const preview = usePreview(details.purpose, rule);
  // What was refused on saving holds until something is changed; what the preview refuses is always of this very rule.
  const refused = saving.refused ?? refusedBy(failureOf(preview));
  const spot = refused && spotOf(draft, refused.path);
  const refusal = refused && spot && { spot, message: refused.message };

  function edit(change: () => void) {
    saving.forget();
    change();
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void saving.send({ ...details, rule });
  }

  return (
    <form className="builder" onSubmit={onSubmit} autoComplete="off">
      <div className="builder-main">
        <section aria-labelledby="what">
          <h2 id="what">What it is</h2>
          <Details details={details} onChange={(changed) => edit(() => setDetails(changed))} purposes={purposes} refused={refused} />
        </section>
        <section aria-labelledby="rule">
          <h2 id="rule">Who is in it</h2>
          {details.purpose === '' ? (
            <p className="quiet">Choose a purpose first: it decides what a rule may name.</p>
          ) : (
            <RuleOf purpose={details.purpose} self={self} draft={draft} onChange={(changed) => edit(() => setDraft(changed))} refusal={refusal} />
          )}
        </section>
        <SaveActions saving={saving} act={act} leaveTo={leaveTo} />
      </div>
      {details.purpose !== '' && <PreviewPanel preview={preview} isNobody={isNobody(draft)} refusal={refusal} />}
    </form>
  );
}

interface RuleProps {
  purpose: string;
  self: string | undefined;
  draft: Draft;
  onChange: (draft: Draft) => void;
  refusal: Refusal | undefined;
}

/** The rule, edited with what its purpose lets it name. */
function RuleOf({ purpose, self, draft, onChange, refusal }: RuleProps) {
  const read = useCallback(() => readCatalogue(purpose), [purpose]);
  return (
    <PolledView polled={useRead(read)}>
      {(catalogue) => (
        <>
          {catalogue.notes?.map((note) => (
            <p key={note} className="quiet">
              {note}
            </p>
          ))}
          <RuleEditor
            draft={draft}
            onChange={onChange}
            catalogue={{ ...catalogue, segments: catalogue.segments.filter(({ id }) => id !== self) }}
            refusal={refusal}
          />
        </>
      )}
    </PolledView>
  );
}
