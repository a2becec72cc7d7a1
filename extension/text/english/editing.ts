/** What is said while masks are corrected or drawn by hand. */
export const editing = {
  stillLoading: 'The series is still loading. Try again in a moment; nothing is lost.',
  takeHold: 'Take hold of a border line or of the outline of a mask.',
  measureFirst: 'Measure a level first; the brush corrects its mask.',
  chooseLevel: 'Choose a level in the table first.',
  dragBorder: 'Drag from one end of the border to the other.',
  drawAround: 'Draw around the cancellous bone with the button held.',
  missing: (parts: string) => `Still to be drawn: ${parts}.`,
  parts: {
    superior: 'the upper border (a line on a sagittal or coronal view)',
    inferior: 'the lower border (a line on a sagittal or coronal view)',
    outline: 'an outline on an axial view',
  },
  partsJoin: '; ',
  ellipseInImage: 'An ellipse must lie in the image, on tissue.',
  ellipsesMissing: (level: string, count: number) =>
    count === 1
      ? `${level}: draw one more ellipse in another axial slice.`
      : `${level}: draw ${count} more ellipses in other axial slices.`,
};
