import { type SubmitEvent, useCallback, useMemo, useState } from 'react';
import { readCatalogue } from '../api/definitions';
import type { Failure, Outcome } from '../api/outcome';
import type { Segment } from '../api/types';
import { useRead } from '../api/useRead';
import { Details, type DetailsOf } from '../definitions/Details';
import { type Draft, isNobody, ruleOf } from '../rules/draft';
import type { Json } from '../rules/json';
import { refusedOf, type Refused, spotOf } from '../rules/paths';
import { failureOf } from '../rules/preview';
import { PreviewPanel } from '../rules/PreviewPanel';
import type { Refusal } from '../rules/refusal';
import { RuleEditor } from '../rules/RuleEditor';
import { usePreview } from '../rules/usePreview';
import { FailureNote } from '../ui/FailureNote';
import { PolledView } from '../ui/PolledView';

export interface Written extends DetailsOf {
  rule: Json;
}

interface Props {
  start: DetailsOf & { draft: Draft };
  /** The segment that is changed: its own rule cannot name it. */
  self?: string;
  purposes: readonly { id: string; label: string }[] | undefined;
  act: string;
  save: (written: Written) => Promise<Outcome<Segment>>;
  onSaved: (segment: Segment) => void;
  leaveTo: string;
}

/** What a segment is and its rule, with what the gateway makes of it beside it. */
export function SegmentForm({ start, self, purposes, act, save, onSaved, leaveTo }: Props) {
  const [details, setDetails] = useState<DetailsOf>(start);
  const [draft, setDraft] = useState(start.draft);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const rule = useMemo(() => ruleOf(draft), [draft]);
  const preview = usePreview(details.purpose, rule);
  // What was refused on saving holds until something is changed; what the preview refuses is always of this very rule.
  const refused = refusedBy(failure) ?? refusedBy(failureOf(preview));
  const spot = refused && spotOf(draft, refused.path);
  const refusal = refused && spot && { spot, message: refused.message };

  function edit(change: () => void) {
    setFailure(undefined);
    change();
  }

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    const outcome = await save({ ...details, rule });
    setBusy(false);
    if (outcome.ok) {
      onSaved(outcome.value);
    } else {
      setFailure(outcome.failure);
    }
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
        {failure && <FailureNote failure={failure} />}
        {failure?.kind === 'away' && <p>It is not known whether it was saved. Look at the list before you save again.</p>}
        <div className="actions">
          <button type="submit" className="primary" aria-disabled={busy}>
            {busy ? 'Saving…' : act}
          </button>
          <a href={leaveTo}>Leave without saving</a>
        </div>
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

const refusedBy = (failure: Failure | undefined): Refused | undefined =>
  failure?.kind === 'refused' && failure.detail !== undefined ? refusedOf(failure.detail) : undefined;
