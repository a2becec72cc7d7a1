import { TOOL_NAMES, type ButtonText, type ToolbarTexts } from '../../id';

/** A button whose name says enough. */
const named = (label: string): ButtonText => ({ label, tooltip: label });

/** The buttons of the tool bar, by their ids. */
export const toolbar: ToolbarTexts = {
  [TOOL_NAMES.threeDimensionalHu]: {
    label: '3D-HU',
    tooltip: '3D-HU: click in the middle of a vertebral body, on any plane',
  },
  [TOOL_NAMES.adjust]: {
    label: 'Adjust',
    tooltip:
      'Adjust a mask: drag a border line or its ends on a sagittal or coronal view, or the outline',
  },
  [TOOL_NAMES.brush]: {
    label: 'Brush',
    tooltip: 'Brush: paint bone into a mask; hold E to erase; [ and ] change its size',
  },
  [TOOL_NAMES.guided]: {
    label: 'Manual',
    tooltip:
      'Manual reading: draw both borders on a sagittal or coronal view and outlines on axial ones',
  },
  [TOOL_NAMES.threeSlice]: {
    label: 'Three-slice',
    tooltip:
      'Three-slice HU: drag an ellipse by its inside to move it, by its outline to resize it, by its round handle to turn it; on sagittal and coronal views drag its line to another slice',
  },
  WindowLevel: named('Window Level'),
  Pan: named('Pan'),
  Zoom: named('Zoom'),
  StackScroll: named('Scroll'),
  Crosshairs: {
    ...named('Crosshairs'),
    disabled: 'Select a viewport of the three planes to use the crosshairs',
  },
  Length: named('Length'),
  Probe: named('Probe'),
  Reset: named('Reset View'),
  Capture: named('Capture'),
  windowLevelMenu: {
    label: 'Window Level',
    tooltip: 'Adjust window/level presets and customize image contrast settings',
  },
};
