/** What is said of the conditions of a scan; of its form see `BODY_MESSAGES`. */
export const SCAN_MESSAGES = {
  voltageNotStated:
    'The header states no tube voltage. The cut-offs were found at {referenceKvp} kV and are not validated for other voltages.',
  voltageDiffers:
    'The tube voltage differs between slices. The cut-offs were found at {referenceKvp} kV and are not validated for other voltages.',
  voltageLower:
    'Tube voltage {kvp} kV: bone reads higher than at {referenceKvp} kV. The cut-offs were found at {referenceKvp} kV and are not validated for other voltages; HU are not converted.',
  voltageHigher:
    'Tube voltage {kvp} kV: bone reads lower than at {referenceKvp} kV. The cut-offs were found at {referenceKvp} kV and are not validated for other voltages; HU are not converted.',
  voltageOfStudy: 'Tube voltage {kvp} kV, as in the study.',
  contrastNone: 'Without contrast.',
  contrastNotStated: 'The header mentions no contrast.',
  contrastOralOnly:
    'Oral or rectal contrast only, as far as the header tells; make sure that none was given intravenously.',
  contrastUnclear:
    'The header leaves open whether this series was made with contrast. Intravenous contrast raises the HU of cancellous bone by about 10 to 20 HU; prefer a series without.',
  contrastEnhanced:
    'Made with contrast. Intravenous contrast raises the HU of cancellous bone by about 10 to 20 HU; prefer a series without.',
  contrastDescribed:
    'Made with contrast (the description says "{word}"). Intravenous contrast raises the HU of cancellous bone by about 10 to 20 HU; prefer a series without.',
  kernelSharp:
    'Kernel {kernel} is sharp. Sharp kernels add noise and shift HU near the cortex; prefer a soft-tissue series.',
  kernelMedium:
    'Kernel {kernel} is between soft and sharp. Sharp kernels add noise and shift HU near the cortex.',
  kernelSoft: 'Kernel {kernel} is a soft-tissue kernel.',
  kernelUnknown:
    'Kernel {kernel} is not known to this software. Sharp kernels add noise and shift HU near the cortex.',
  kernelNotStated:
    'The header states no reconstruction kernel. Sharp kernels add noise and shift HU near the cortex.',
  slicesThick:
    'Slices of {mm} mm: endplates and discs mix into the measured bone. The study used 0.63 mm; values may be off by tens of HU.',
  slicesMedium:
    'Slices of {mm} mm, against 0.63 mm in the study: more partial volume at the endplates.',
  slicesThin: 'Slices of {mm} mm.',
  imagesOriginal: 'Original slices of the scanner.',
  imagesDerived:
    'Derived images (reformatted, resampled or processed): their voxels are HU, but may be averaged or interpolated. Prefer the original series.',
  slicesAxial: 'Axial slices.',
  slicesCoronal:
    'The slices are coronal. The three-slice method needs axial slices; 3D-HU can be measured.',
  slicesSagittal:
    'The slices are sagittal. The three-slice method needs axial slices; 3D-HU can be measured.',
  spectral:
    'Spectral (multi-energy) images: their HU depend on the chosen energy or material and may not equal those of an ordinary 120 kV scan.',
  lossy: 'The images were compressed with loss: single voxels are altered.',
  tiltCorrected:
    'The header states a gantry tilt of {degrees} degrees, yet the slices lie straight above each other: the series was probably corrected. Check the sagittal view for distortion.',
} as const;

export type ScanMessageCode = keyof typeof SCAN_MESSAGES;
