/**
 * What is said of a level while it is measured. `{name}` stands for a value; there are no plurals
 * or cases, so that a translation needs only the same names.
 */
export const BODY_MESSAGES = {
  // Why there is no measurement.
  pointOutsideScan: 'This point lies outside the scan. Click inside a vertebral body.',
  noBody: 'No vertebral body found here. Click inside the middle third of a vertebral body.',
  bodyCutOff:
    'A vertebral body here is cut off by the border of the scan and cannot be measured. Leave this level out.',
  nothingLeft:
    'No cancellous bone is left {peelMm} mm inside the surface of this body. Choose a smaller peel.',
  nothingLeftOfMask: 'Nothing that can be measured is left of the mask.',
  nothingDrawn: 'No voxel lies within the outlines and between the two borders.',
  noBone:
    'This point lies in air or fat, not in bone. Click inside the middle third of a vertebral body.',
  impossibleSize:
    'What was found here, {widthMm} mm wide and {depthMm} mm deep, cannot be a whole lumbar vertebral body. Click again nearer to the middle of the body; if that does not help, leave this level out.',
  notAxial: 'The three-slice method needs axial slices; the slices of this series are not.',
  noRoomForEllipses: 'The mask has no room for three ellipses of cancellous bone in axial slices.',
  sameBodyAgain: 'No body of {level} is seen: from the proposed point {other} was found again.',
  bodyElsewhere:
    'The body found from the proposed point does not lie where {level} is expected. Click in {level}.',
  levelOutsideScan: '{level} lies outside the scan.',
  levelCutOff:
    '{level} is cut off by the border of the scan and cannot be measured. Leave this level out.',

  // What to look at before trusting a mask.
  superiorEndplateFaint: 'The superior endplate is faint: check the upper border of the mask.',
  inferiorEndplateFaint: 'The inferior endplate is faint: check the lower border of the mask.',
  wallFaint: 'Part of the wall is faint: check the mask in axial slices.',
  unusualHeight:
    'The body is {heightMm} mm high, which is unusual: look for a fracture and check both endplates.',
  unusualWidth:
    'The body is {widthMm} mm wide and {depthMm} mm deep, which is unusual: check the wall of the mask in axial slices.',
  unusualVolume: 'The body measures {volumeCm3} cm3, which is unusual: check the mask.',
  wedged:
    'The body is {percent}% lower in front than behind: look for a fracture, and exclude the level if there is one.',
  biconcave:
    'The body is {percent}% lower in the middle than in front and behind: look for a fracture, and exclude the level if there is one.',
  coarseVoxels: 'Voxels of {mm} mm blur the endplates: check both borders of the mask.',
  denseVoxels:
    '{percent}% of the measured voxels are above {hu} HU: look for cement, sclerosis, a bone island or cortical bone in the mask.',
  meanMovesWithPeel:
    'The mean moves by {hu} HU between peels of 3 and 5 mm: the bone is not uniform or the mask is off; check it.',
  bodyMissedNearby:
    'From {missed} of {points} points about the click this body was not found again: click nearer to its middle, or check the mask.',
  meanVariesNearby:
    'From points about the click the mean varies by {sdHu} HU (SD): check the mask.',

  // What stands out at a level beside the others.
  lowerInFront:
    '{level} is {percent}% lower in front than {others}: look for a fracture, and exclude it if there is one.',
  lowerInMiddle:
    '{level} is {percent}% lower in the middle than {others}: look for a fracture, and exclude it if there is one.',
  lowerBehind:
    '{level} is {percent}% lower behind than {others}: look for a fracture, and exclude it if there is one.',
  huAboveOthers:
    '{level} is {hu} HU above the other levels: check its mask, and look for a fracture, sclerosis or a haemangioma.',
  huBelowOthers:
    '{level} is {hu} HU below the other levels: check its mask, and look for a fracture, sclerosis or a haemangioma.',
} as const;

export type BodyMessageCode = keyof typeof BODY_MESSAGES;
