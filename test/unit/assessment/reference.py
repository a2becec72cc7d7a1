"""Reference values for the assessment tests, from scipy and numpy.

    python3 test/unit/assessment/reference.py

Prints them as JSON; test/unit/assessment/reference.json is its output.
"""
import json

import numpy as np
from scipy.integrate import quad
from scipy.stats import binomtest, norm
from scipy.stats.contingency import relative_risk

GROUPS = {
    "threeDimensionalHu": ((40.64, 22.43), (79.93, 25.69), (49, 12, 44, 244)),
    "threeSliceHu": ((34.46, 23.44), (68.15, 28.00), (50, 11, 73, 215)),
}


def wilson(successes, trials):
    test = binomtest(successes, trials)
    interval = test.proportion_ci(confidence_level=0.95, method="wilson")
    return {"value": successes / trials, "low": interval.low, "high": interval.high}


def ratio(a, n, b, m):
    """A likelihood ratio is a relative risk with the two groups as exposed and not."""
    result = relative_risk(a, n, b, m)
    interval = result.confidence_interval(confidence_level=0.95)
    return {"value": result.relative_risk, "low": interval.low, "high": interval.high}


def reference(with_fracture, without_fracture, counts):
    tp, fn, fp, tn = counts
    # Area under the curve of sensitivity over 1 - specificity, by numerical integration.
    low, high = norm(*with_fracture), norm(*without_fracture)
    auc, _ = quad(lambda hu: low.cdf(hu) * high.pdf(hu), -200, 400, limit=200)
    return {
        "sensitivity": wilson(tp, tp + fn),
        "specificity": wilson(tn, tn + fp),
        "positiveLikelihoodRatio": ratio(tp, tp + fn, fp, fp + tn),
        "negativeLikelihoodRatio": ratio(fn, tp + fn, tn, fp + tn),
        "positivePredictiveValue": tp / (tp + fp),
        "negativePredictiveValue": tn / (tn + fn),
        "binormalAuc": float(auc),
        "densityRatioAt50Hu": float(low.pdf(50) / high.pdf(50)),
    }


print(json.dumps({name: reference(*values) for name, values in GROUPS.items()}, indent=2, default=float))
