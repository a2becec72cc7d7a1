"""Reads a stored result with pydicom alone and measures it again from the CT files.

Usage: readResult.py CT_FOLDER SEGMENTATION REPORT

Prints JSON: for each segment and each ellipse what the report says and what comes out of the
CT. Knows nothing of the software that wrote the files but the standard: frames are placed by
their Image Position (Patient), ellipses by their SCOORD in the image they refer to.
"""

import json
import math
import os
import struct
import sys
from statistics import quantiles

import pydicom


def read_ct(folder):
    """CT slices by SOP Instance UID: position and HU, row by row."""
    slices = {}
    for name in sorted(os.listdir(folder)):
        ct = pydicom.dcmread(os.path.join(folder, name))
        kind = "h" if ct.PixelRepresentation == 1 else "H"
        stored = struct.unpack("<%d%s" % (ct.Rows * ct.Columns, kind), ct.PixelData)
        slices[ct.SOPInstanceUID] = {
            "position": [float(mm) for mm in ct.ImagePositionPatient],
            "columns": ct.Columns,
            "hu": [value * float(ct.RescaleSlope) + float(ct.RescaleIntercept) for value in stored],
        }
    return slices


def statistics(values):
    """Mean, sample standard deviation, median, percentiles (type 7) and number of HU values."""
    values = sorted(values)
    count = len(values)
    mean = sum(values) / count
    variance = sum((value - mean) ** 2 for value in values) / (count - 1)
    middle = count // 2
    median = values[middle] if count % 2 else (values[middle - 1] + values[middle]) / 2
    twentieths = quantiles(values, n=20, method="inclusive")
    return {
        "meanHu": mean,
        "sdHu": math.sqrt(variance),
        "medianHu": median,
        "p5Hu": twentieths[0],
        "p95Hu": twentieths[-1],
        "voxels": count,
    }


def read_segments(seg, ct):
    """HU statistics of each segment, by tracking UID, frames placed by their position."""
    values = {}
    pixels = seg.Rows * seg.Columns
    for index, frame in enumerate(seg.PerFrameFunctionalGroupsSequence):
        number = frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber
        position = [float(mm) for mm in frame.PlanePositionSequence[0].ImagePositionPatient]
        slice_ = min(ct.values(), key=lambda each: math.dist(each["position"], position))
        # 0.01 mm: positions are decimal strings, computed from the grid.
        assert math.dist(slice_["position"], position) < 0.01, "a frame lies between CT slices"
        for pixel in range(pixels):
            bit = index * pixels + pixel
            if seg.PixelData[bit >> 3] >> (bit & 7) & 1:
                values.setdefault(number, []).append(slice_["hu"][pixel])
    measures = seg.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0]
    voxel = math.prod([*map(float, measures.PixelSpacing), float(measures.SpacingBetweenSlices)])
    return {
        segment.TrackingUID: {
            **statistics(values[segment.SegmentNumber]),
            "volumeMm3": len(values[segment.SegmentNumber]) * voxel,
            "region": segment.AnatomicRegionSequence[0].CodeMeaning,
        }
        for segment in seg.SegmentSequence
    }


def concept(item):
    return item.ConceptNameCodeSequence[0].CodeMeaning if "ConceptNameCodeSequence" in item else ""


def children(item, name):
    return [each for each in item.get("ContentSequence", []) if concept(each) == name]


def number_of(item):
    return float(item.MeasuredValueSequence[0].NumericValue)


def attenuation(group):
    """HU values of a group by their derivation."""
    return {
        children(item, "Derivation")[0].ConceptCodeSequence[0].CodeMeaning: number_of(item)
        for item in children(group, "Attenuation Coefficient")
    }


def measure_ellipse(region, ct):
    """Pixels whose centre (at half coordinates) lies in an ellipse given by its axes' ends."""
    image = region.ContentSequence[0].ReferencedSOPSequence[0]
    slice_ = ct[image.ReferencedSOPInstanceUID]
    data = [float(value) for value in region.GraphicData]
    ax, ay, bx, by, cx, cy, dx, dy = data
    center = ((ax + bx) / 2, (ay + by) / 2)
    u = ((ax - bx) / 2, (ay - by) / 2)
    v = ((cx - dx) / 2, (cy - dy) / 2)
    determinant = u[0] * v[1] - u[1] * v[0]
    inside = []
    for index, hu in enumerate(slice_["hu"]):
        x = index % slice_["columns"] + 0.5 - center[0]
        y = index // slice_["columns"] + 0.5 - center[1]
        s = (x * v[1] - y * v[0]) / determinant
        t = (y * u[0] - x * u[1]) / determinant
        # 1e-9: pixels on the border count, whatever the rounding.
        if s * s + t * t <= 1 + 1e-9:
            inside.append(hu)
    return statistics(inside)


def read_groups(report):
    section = children(report, "Imaging Measurements")[0]
    return children(section, "Measurement Group")


def main(ct_folder, seg_file, report_file):
    ct = read_ct(ct_folder)
    seg = pydicom.dcmread(seg_file)
    report = pydicom.dcmread(report_file)
    segments = read_segments(seg, ct)
    levels, ellipses = [], []
    for group in read_groups(report):
        name = children(group, "Tracking Identifier")[0].TextValue
        uid = children(group, "Tracking Unique Identifier")[0].UID
        reported = attenuation(group)
        segment = children(group, "Referenced Segment")
        regions = children(group, "Image Region")
        if segment:
            assert segment[0].ReferencedSOPSequence[0].ReferencedSOPInstanceUID == seg.SOPInstanceUID
            levels.append({"name": name, "reported": reported, "measured": segments[uid]})
        elif len(regions) == 1:
            measured = measure_ellipse(regions[0], ct)
            ellipses.append({"name": name, "reported": reported, "measured": measured})
    json.dump({"patientName": str(report.PatientName), "levels": levels, "ellipses": ellipses}, sys.stdout)


main(*sys.argv[1:])
