import { DeadLetterBox } from './DeadLetterBox';
import { Forbidden } from '../ui/Forbidden';
import { useMay } from '../ui/scopes';

/** For who connects senders: what they sent that did not fit. */
export function Integrate() {
  const may = useMay();
  return (
    <>
      <div className="title">
        <h1>Integrate</h1>
      </div>
      {may('dead-letters:read') ? <DeadLetterBox /> : <Forbidden />}
    </>
  );
}
