import { Forbidden } from '../ui/Forbidden';
import { useMay } from '../ui/scopes';
import { DeadLetterBox } from './DeadLetterBox';
import { LiveDebugger } from './LiveDebugger';
import { SetUps } from './SetUps';

/** For who connects senders: how, what becomes of what they send, and what did not fit. */
export function Integrate() {
  const may = useMay();
  const watches = may('debugger:read');
  const opens = may('dead-letters:read');
  return (
    <>
      <div className="title">
        <h1>Integrate</h1>
        <a href="/api/docs">The API, operation by operation</a>
      </div>
      {!watches && !opens && <Forbidden />}
      {watches && (
        <>
          <SetUps mayShowKeys={may('write-keys:read')} />
          <LiveDebugger showsValues={may('debugger:values')} />
        </>
      )}
      {opens && <DeadLetterBox />}
    </>
  );
}
