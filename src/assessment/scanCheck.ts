import type { Message } from '../messages/message';

/** The properties of a scan that are checked, since each changes HU or where they are read. */
export type ScanProperty =
  | 'tubeVoltage'
  | 'contrast'
  | 'kernel'
  | 'sliceThickness'
  | 'imageType'
  | 'orientation'
  | 'energy'
  | 'compression'
  | 'gantryTilt';

/** `ok`: as the method wants it; `note`: worth knowing; `warn`: the value may mislead. */
export type ScanCheckState = 'ok' | 'note' | 'warn';

/** One property of a scan, judged; the message is for radiologists. */
export interface ScanCheck {
  readonly property: ScanProperty;
  readonly state: ScanCheckState;
  readonly message: Message;
}
