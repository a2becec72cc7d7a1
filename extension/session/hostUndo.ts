import { nextLevelToMeasure, redo, undo } from '../../src';
import type { CornerstoneLibraries, Host } from '../host/host';
import { patchState, type SessionStore } from './sessionStore';

/** One undo for the whole viewer: its arrows, its shortcuts and the panel's buttons. */
export interface HostUndo {
  undo(): void;
  redo(): void;
  dispose(): void;
}

/**
 * Enters every action on a reading into the host's own list of undo steps, so that the host's
 * undo takes readings and other drawings back in the order in which they were made.
 */
export function joinHostUndo(
  { commandsManager }: Host,
  { cornerstone }: CornerstoneLibraries,
  store: SessionStore,
): HostUndo {
  const { DefaultHistoryMemo } = cornerstone.utilities.HistoryMemo;
  let isStepping = false;

  const step = (isUndo: boolean) => {
    const { history } = store.getState();
    if (!history) return;
    const stepped = isUndo ? undo(history) : redo(history);
    isStepping = true;
    patchState(store, { history: stepped, activeLevel: nextLevelToMeasure(stepped.present) });
    isStepping = false;
  };

  const stopRecording = store.subscribe((state, before) => {
    const isAction =
      !isStepping &&
      state.selected === before.selected &&
      state.history?.past.length === (before.history?.past.length ?? 0) + 1;
    if (isAction) DefaultHistoryMemo.push({ restoreMemo: (isUndo) => step(isUndo === true) });
  });

  return {
    undo: () => commandsManager.runCommand('undo'),
    redo: () => commandsManager.runCommand('redo'),
    dispose: stopRecording,
  };
}
