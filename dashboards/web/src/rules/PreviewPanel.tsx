import type { Preview } from '../api/types';
import { FailureNote } from '../ui/FailureNote';
import { count } from '../ui/time';
import { channelInWords } from '../ui/words';
import { failureOf, isAsking, isStale, type Previewed } from './preview';
import { Wrong } from './Controls';
import type { Refusal } from './refusal';

/** Up to here a size reads "fewer than 10". */
const SMALL = 10;

interface Props {
  preview: Previewed<Preview>;
  /** Whether the rule on the screen is empty. */
  isNobody: boolean;
  /** What of the rule is refused, where its place is on the screen. */
  refusal: Refusal | undefined;
}

/** What the rule says in words and how many it would pick, as the gateway estimates it. */
export function PreviewPanel({ preview, isNobody, refusal }: Props) {
  const failure = failureOf(preview);
  const stale = isStale(preview);
  return (
    <aside className="preview" aria-labelledby="preview">
      <h2 id="preview">Preview</h2>
      <p role="status" className={stale ? 'stale-mark' : 'quiet'}>
        {stateInWords(preview)}
      </p>
      {isNobody && <p className="note">An empty rule means nobody.</p>}
      {failure && (refusal ? <Refused message={refusal.message} /> : <FailureNote failure={failure} />)}
      {preview.shown && (
        <div className={stale ? 'previewed stale' : 'previewed'}>
          <Previewing preview={preview.shown.answer} />
        </div>
      )}
    </aside>
  );
}

/** Short: the rule has it at its place. */
function Refused({ message }: { message: string }) {
  return (
    <div role="alert">
      <Wrong>The rule is refused: {message}</Wrong>
      <button type="button" className="small" onClick={goToRefused}>
        Go to where
      </button>
    </div>
  );
}

function goToRefused() {
  document.querySelector<HTMLElement>('.builder [aria-invalid="true"], .builder .refused select, .builder .refused button')?.focus();
}

export function stateInWords(preview: Previewed<Preview>): string {
  if (isStale(preview)) {
    return failureOf(preview) ? 'Of the rule before: the one on the screen has no preview.' : 'Of the rule before your last change; asking…';
  }
  if (isAsking(preview)) {
    return 'Asking…';
  }
  return preview.shown ? `Of the rule as it stands, in ${count(preview.shown.answer.tookMs)} ms` : 'The rule on the screen has no preview.';
}

function Previewing({ preview: { sentence, shown, low, high, sampled, of, reach } }: { preview: Preview }) {
  return (
    <>
      {sentence !== '' && <p className="sentence">{sentence}</p>}
      <dl className="size">
        <div>
          <dt>Contacts</dt>
          <dd>{shown}</dd>
          <dd className="below">{intervalInWords(low, high)}</dd>
        </div>
      </dl>
      <dl className="reach">
        {Object.entries(reach).map(([channel, estimate]) => (
          <div key={channel}>
            <dt>Reachable by {channelInWords(channel)}</dt>
            <dd>
              {estimate.shown}
              <span className="below">{intervalInWords(estimate.low, estimate.high)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="quiet">
        Estimated from {count(sampled)} of {count(of)} contacts for whom the purpose stands.
      </p>
    </>
  );
}

/** Small numbers are not told, and so no interval that is within them. */
export function intervalInWords(low: number, high: number): string {
  if (high <= SMALL) {
    return '';
  }
  return `${low === 0 ? 'At most' : `${count(low)} to`} ${count(high)} with 95 % confidence`;
}
