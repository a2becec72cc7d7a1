/** How the images are laid out. */
export const views = {
  title: 'Layout',
  planes: 'Reading',
  planesMeans: 'A large sagittal view to count levels, with an axial and a coronal one',
  slices: 'Checking',
  slicesMeans: 'The three axial slices of a level side by side, with a sagittal and a coronal view',
};
