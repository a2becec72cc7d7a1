"""Reads stored results with pydicom alone and measures them again from the CT files.

Usage: readResult.py INPUT.json

INPUT.json: a list of {"ctFolder", "segmentation", "report"}; "segmentation" may be absent.
Prints a list of what was read: the voxels of each segment, and for each segment, each ellipse
and each mean what the report says and what comes out of the CT. Knows nothing of the software
that wrote the files but the standard: frames are placed by their Image Position (Patient),
ellipses by their SCOORD in the image they refer to.
"""

import json
import math
import os
import struct
import sys
from statistics import quantiles

import pydicom


def read_ct(folder):
    """CT slices by SOP Instance UID and frame number: position and HU, row by row."""
    slices = {}
    for name in sorted(os.listdir(folder)):
        ct = pydicom.dcmread(os.path.join(folder, name))
        pixels = ct.Rows * ct.Columns
        frames = ct.get("PerFrameFunctionalGroupsSequence")
        kind = "h" if ct.PixelRepresentation == 1 else "H"
        stored = struct.unpack("<%d%s" % (pixels * (len(frames) if frames else 1), kind), ct.PixelData)
        for number, frame in enumerate(frames or [None], start=1):
            plane = frame.PlanePositionSequence[0] if frame else ct
            scale = frame.PixelValueTransformationSequence[0] if frame else ct
            slope, intercept = float(scale.RescaleSlope), float(scale.RescaleIntercept)
            values = stored[(number - 1) * pixels : number * pixels]
            slices[ct.SOPInstanceUID, number] = {
                "position": [float(mm) for mm in plane.ImagePositionPatient],
                "columns": ct.Columns,
                "hu": [value * slope + intercept for value in values],
            }
    return slices


def statistics(values):
    """Mean, sample standard deviation, median, percentiles (type 7) and number of HU values."""
    values = sorted(values)
    count = len(values)
    mean = sum(values) / count
    variance = sum((value - mean) ** 2 for value in values) / max(1, count - 1)
    middle = count // 2
    median = values[middle] if count % 2 else (values[middle - 1] + values[middle]) / 2
    twentieths = quantiles(values, n=20, method="inclusive") if count > 1 else values
    return {
        "meanHu": mean,
        "sdHu": math.sqrt(variance),
        "medianHu": median,
        "p5Hu": twentieths[0],
        "p95Hu": twentieths[-1],
        "voxels": count,
    }


def image_key(reference):
    return reference.ReferencedSOPInstanceUID, int(reference.get("ReferencedFrameNumber", 1))


def read_segments(seg, ct):
    """What each segment holds, by tracking UID, frames placed by their position."""
    values, voxels, empty_frames = {}, {}, 0
    pixels = seg.Rows * seg.Columns
    bits = int.from_bytes(seg.PixelData, "little")
    for index, frame in enumerate(seg.PerFrameFunctionalGroupsSequence):
        number = frame.SegmentIdentificationSequence[0].ReferencedSegmentNumber
        position = [float(mm) for mm in frame.PlanePositionSequence[0].ImagePositionPatient]
        key, slice_ = min(ct.items(), key=lambda each: math.dist(each[1]["position"], position))
        # 0.01 mm: positions are decimal strings, computed from the grid.
        assert math.dist(slice_["position"], position) < 0.01, "a frame lies between CT slices"
        source = frame.DerivationImageSequence[0].SourceImageSequence[0]
        assert image_key(source) == key, "a frame lies in another slice than it was made from"
        in_frame = "{:0{}b}".format(bits >> index * pixels & (1 << pixels) - 1, pixels)[::-1]
        inside = [pixel for pixel, bit in enumerate(in_frame) if bit == "1"]
        values.setdefault(number, []).extend(slice_["hu"][pixel] for pixel in inside)
        voxels.setdefault(number, {})["%s/%d" % key] = inside
        empty_frames += not inside
    measures = seg.SharedFunctionalGroupsSequence[0].PixelMeasuresSequence[0]
    voxel = math.prod([*map(float, measures.PixelSpacing), float(measures.SpacingBetweenSlices)])
    return empty_frames, {
        segment.TrackingUID: {
            **statistics(values[segment.SegmentNumber]),
            "volumeMm3": len(values[segment.SegmentNumber]) * voxel,
            "region": segment.AnatomicRegionSequence[0].CodeMeaning,
            "pixels": voxels[segment.SegmentNumber],
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
    slice_ = ct[image_key(image)]
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


def site(item):
    return children(item, "Finding Site")[0].ConceptCodeSequence[0].CodeMeaning


def derived_means(report, measured):
    """Patient means and the level means they were inferred from, as stated and measured again.

    measured: HU by the code of the method and the finding site.
    """
    means, sources = [], []
    for section in children(report, "Derived Imaging Measurements"):
        for item in children(section, "Attenuation Coefficient"):
            method = children(item, "Measurement Method")[0].ConceptCodeSequence[0].CodeValue
            inferred_from = children(item, "Attenuation Coefficient")
            again = [measured[method, site(source)] for source in inferred_from]
            for source, mean_hu in zip(inferred_from, again):
                assert source.RelationshipType == "INFERRED FROM"
                sources.append(remeasurement(site(source), {"Mean": number_of(source)}, mean_hu))
            mean_hu = sum(again) / len(again)
            means.append(remeasurement(method, {"Mean": number_of(item)}, mean_hu))
    return means, sources


def remeasurement(name, reported, mean_hu):
    return {"name": name, "reported": reported, "measured": {"meanHu": mean_hu}}


def read_study(paths):
    ct = read_ct(paths["ctFolder"])
    report = pydicom.dcmread(paths["report"])
    seg = pydicom.dcmread(paths["segmentation"]) if "segmentation" in paths else None
    empty_frames, segments = read_segments(seg, ct) if seg else (0, {})
    levels, ellipses, means, by_site = [], [], [], {}
    for section in children(report, "Imaging Measurements"):
        for group in children(section, "Measurement Group"):
            name = children(group, "Tracking Identifier")[0].TextValue
            uid = children(group, "Tracking Unique Identifier")[0].UID
            reported = attenuation(group)
            segment = children(group, "Referenced Segment")
            regions = children(group, "Image Region")
            if segment:
                segment_of = segment[0].ReferencedSOPSequence[0].ReferencedSOPInstanceUID
                assert segment_of == seg.SOPInstanceUID, "a group refers to another segmentation"
                levels.append({"name": name, "reported": reported, "measured": segments[uid]})
                by_site["3dHu", site(group)] = segments[uid]["meanHu"]
            elif len(regions) == 1:
                measured = measure_ellipse(regions[0], ct)
                ellipses.append({"name": name, "reported": reported, "measured": measured})
            else:
                each = [measure_ellipse(region, ct)["meanHu"] for region in regions]
                mean_hu = by_site["threeSliceHu", site(group)] = sum(each) / len(each)
                means.append(remeasurement(name, reported, mean_hu))
    patient_means, sources = derived_means(report, by_site)
    return {
        "patientName": str(report.PatientName),
        "emptyFrames": empty_frames,
        "levels": levels,
        "ellipses": ellipses,
        "means": means + patient_means,
        "sources": sources,
    }


with open(sys.argv[1], encoding="utf-8") as file:
    json.dump([read_study(paths) for paths in json.load(file)], sys.stdout)
