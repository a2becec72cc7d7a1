/** The shortcuts, as the host's preferences and the panel list them; no colons, which its i18next splits. */
const names = {
  threeDimensionalHu: '3D-HU tool',
  adjust: 'Adjust tool',
  brush: 'Brush',
  manual: 'Manual reading',
  threeSlice: 'Three-slice tool',
  nextLevel: 'Next level',
  previousLevel: 'Previous level',
  nextEllipse: 'Next ellipse of the level',
  acceptProposals: 'Accept all proposals',
  toggleMasks: 'Show or hide masks',
  smallerBrush: 'Smaller brush',
  largerBrush: 'Larger brush',
  save: 'Save to the archive',
};

export const shortcuts = {
  title: 'Shortcuts',
  names,
  whereToChange:
    'E, held, turns the brush into an eraser; Escape takes a drag back. All others can be changed in the preferences of the viewer.',
};
