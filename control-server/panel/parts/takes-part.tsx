/** Recording the crowd's movements, for all to see, and what was recorded. */

import { TextInput } from '@mantine/core';
import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { TakesReport } from '#installation/protocol/takes-report.ts';
import { deleteTake, fetchTakes } from '../link/takes-desk.ts';
import { useMoment, usePanel } from '../store/use-panel.ts';
import { isReachable } from '../view/go-view.ts';
import { type RecordingView, recordingView } from '../view/recording-view.ts';
import { type TakeView, takesView } from '../view/takes-view.ts';
import { AskButton } from './ask-button.tsx';
import { Fold } from './fold.tsx';
import { HoldButton } from './hold-button.tsx';
import classes from './takes-part.module.css';

const summary = (recording: RecordingView | null): string =>
  recording === null ? '' : recording.stage === 'announced' ? 'about to record' : `recording, ${recording.time}`;

export function TakesPart() {
  const recording = useMoment(recordingView);
  return (
    <div id="takes">
      <Fold title="Takes" id="takes" startsOpen={false} summary={summary(recording)}>
        {() => <Inside />}
      </Fold>
    </div>
  );
}

function Inside() {
  const recording = useMoment(recordingView);
  return (
    <div className={classes.inside}>
      {recording ? <Running recording={recording} /> : <Begin />}
      <List stage={recording?.stage ?? 'none'} />
    </div>
  );
}

function Running({ recording }: { readonly recording: RecordingView }) {
  return (
    <div className={classes.running} data-stage={recording.stage}>
      <div>
        <p className={classes.name}>{recording.name}</p>
        <p className={classes.time}>
          {recording.stage === 'announced' ? `begins in ${recording.time}` : recording.time}
        </p>
        <p className={classes.quiet}>
          The walls say so. {recording.stage === 'recording' && `Ends by itself in ${recording.left}.`}
        </p>
      </div>
      <AskButton request={{ type: 'end-take' }} isOn>
        Stop
      </AskButton>
    </div>
  );
}

function Begin() {
  const { store } = usePanel();
  const enabled = useMoment(isReachable);
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState('');
  const begin = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() === '') return;
    void store.ask({ type: 'start-take', name: name.trim() });
    setName('');
    // The next press of a key is the show's again.
    field.current?.blur();
  };
  return (
    <form className={classes.begin} onSubmit={begin}>
      <TextInput
        ref={field}
        aria-label="Name of the take"
        classNames={{ input: classes.input ?? '' }}
        placeholder="name"
        maxLength={64}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <button type="submit" className={classes.record} disabled={!enabled || name.trim() === ''}>
        Record a take
      </button>
      <p className={classes.quiet}>
        Keeps everybody’s movements as points, for ten minutes at most. No pictures. The walls tell the audience three
        seconds before, and as long as it lasts.
      </p>
    </form>
  );
}

/** What was recorded last is on the disk a moment after its end, ms. */
const SETTLED_MS = 2500;

function List({ stage }: { readonly stage: string }) {
  const { timers } = usePanel();
  const [report, setReport] = useState<TakesReport | null>(null);
  const [says, setSays] = useState('');
  const look = useCallback(async (): Promise<void> => {
    const answer = await fetchTakes(fetch);
    if (answer.ok) setReport(answer.report);
    setSays(answer.ok ? '' : answer.says);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is there changes when a take begins and ends
  useEffect(() => {
    void look();
    return timers.after(SETTLED_MS, () => void look());
  }, [look, timers, stage]);
  const remove = async (file: string): Promise<void> => {
    const problem = await deleteTake(fetch, file);
    await look();
    if (problem !== null) setSays(problem);
  };
  const takes = report ? takesView(report) : [];
  return (
    <>
      {says !== '' && (
        <p className={classes.wrong} role="alert">
          {says}
        </p>
      )}
      {report && takes.length === 0 && <p className={classes.quiet}>No takes yet.</p>}
      <ul className={classes.list}>
        {takes.map((take) => (
          <Take key={take.file} take={take} onDelete={() => void remove(take.file)} />
        ))}
      </ul>
    </>
  );
}

const HOLD_MS = 800;

function Take({ take, onDelete }: { readonly take: TakeView; readonly onDelete: () => void }) {
  return (
    <li className={classes.take}>
      <div className={classes.words}>
        <p className={classes.name}>{take.name}</p>
        <p className={classes.quiet}>{take.isRecorded ? 'being recorded' : take.facts}</p>
        {take.wrong !== '' && <p className={classes.wrong}>{take.wrong}</p>}
      </div>
      {!take.isRecorded && (
        <>
          <a className={classes.get} href={take.href} download={take.file}>
            Download
          </a>
          <HoldButton holdMs={HOLD_MS} disabled={false} onHeld={onDelete} className={classes.remove}>
            Hold to delete
          </HoldButton>
        </>
      )}
    </li>
  );
}
