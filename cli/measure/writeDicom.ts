import { data } from 'dcmjs';
import type { NaturalizedDataset } from '../../src';

/** Identifies this command line as the writer of a file (PS3.10 section 7.1). A random UUID, made once. */
const IMPLEMENTATION_CLASS_UID = '2.25.181450339073248497974653779388600154879';

/** At most 16 characters (VR SH). */
const IMPLEMENTATION_VERSION_NAME = 'VERTEBRAL_BMD';

/** A result as a DICOM file, explicit VR little endian. */
export function toDicomFile(dataset: NaturalizedDataset): Uint8Array {
  const { DicomDict, DicomMetaDictionary } = data;
  const meta = DicomMetaDictionary.denaturalizeDataset({
    FileMetaInformationVersion: new Uint8Array([0, 1]).buffer,
    MediaStorageSOPClassUID: dataset['SOPClassUID'],
    MediaStorageSOPInstanceUID: dataset['SOPInstanceUID'],
    TransferSyntaxUID: '1.2.840.10008.1.2.1',
    ImplementationClassUID: IMPLEMENTATION_CLASS_UID,
    ImplementationVersionName: IMPLEMENTATION_VERSION_NAME,
  });
  const file = new DicomDict(meta);
  file.dict = DicomMetaDictionary.denaturalizeDataset({ ...dataset });
  return new Uint8Array(file.write());
}
