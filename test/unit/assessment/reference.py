"""Reference values for the assessment tests, from statsmodels, scipy and numpy.

    python3 test/unit/assessment/reference.py

Needs numpy, scipy and statsmodels (Debian: python3-statsmodels). Prints the values as JSON;
test/unit/assessment/reference.json is its output, so that the tests need no Python.
"""
import json

import numpy as np
from scipy.integrate import quad
from scipy.optimize import approx_fprime
from scipy.stats import norm, ttest_ind_from_stats
from statsmodels.stats.contingency_tables import Table2x2
from statsmodels.stats.proportion import proportion_confint

# Chang et al. 2025: mean, SD and patients of the groups with and without a new fracture, cut-off,
# and the counts TP, FN, FP, TN behind the published sensitivity and specificity.
STUDY = {
    "threeDimensionalHu": ((40.64, 22.43, 61), (79.93, 25.69, 288), 56.3, (49, 12, 44, 244)),
    "threeSliceHu": ((34.46, 23.44, 61), (68.15, 28.00, 288), 51.4, (50, 11, 73, 215)),
}
# Odds ratio per HU with its 95% interval, and ICC of two observers: 3D-HU only.
ODDS_RATIO = (0.927, 0.906, 0.945)
ICC = 0.955
# Least significant change between two scans (Osteoporos Int 2025), HU: its upper end.
LEAST_SIGNIFICANT_CHANGE = 16.0

PRE_TESTS = [0.03, 61 / 349, 0.52]
VALUES_HU = [0.0, 30.0, 50.0, 56.3, 70.0, 110.0]


def estimate(value, limits):
    return {"value": value, "low": limits[0], "high": limits[1]}


def wilson(successes, trials):
    return estimate(successes / trials, proportion_confint(successes, trials, method="wilson"))


def risk_ratio(table):
    table = Table2x2(np.array(table))
    return estimate(table.riskratio, table.riskratio_confint())


def predictive_value(pre_test, right, wrong):
    """Bayes' rule in probabilities, from the rates of a finding in those it is right and wrong in."""
    return pre_test * right / (pre_test * right + (1 - pre_test) * wrong)


def log_density_ratio(parameters, hu):
    mean_1, sd_1, mean_2, sd_2 = parameters
    return norm.logpdf(hu, mean_1, sd_1) - norm.logpdf(hu, mean_2, sd_2)


def density_ratio(first, second, hu):
    """With its interval by the delta method; the gradient by finite differences."""
    parameters = np.array([first[0], first[1], second[0], second[1]])
    gradient = approx_fprime(parameters, log_density_ratio, 1e-6, hu)
    variances = np.array(
        [part for _, sd, n in (first, second) for part in (sd**2 / n, sd**2 / (2 * (n - 1)))]
    )
    half = norm.ppf(0.975) * np.sqrt(gradient**2 @ variances)
    log_ratio = log_density_ratio(parameters, hu)
    return estimate(np.exp(log_ratio), (np.exp(log_ratio - half), np.exp(log_ratio + half)))


def density_ratio_by_bootstrap(first, second, hu, samples=20_000):
    """The same interval without the delta method: percentiles over simulated samples."""
    random = np.random.default_rng(2025)
    parameters = []
    for mean, sd, n in (first, second):
        means = random.normal(mean, sd / np.sqrt(n), samples)
        sds = sd * np.sqrt(random.chisquare(n - 1, samples) / (n - 1))
        parameters += [means, sds]
    ratios = np.exp(log_density_ratio(parameters, hu))
    return estimate(np.median(ratios), np.percentile(ratios, [2.5, 97.5]))


def pooled_sd(first, second):
    """From Student's t of the two groups, which divides by it."""
    t = ttest_ind_from_stats(*first, *second, equal_var=True).statistic
    return (first[0] - second[0]) / t / np.sqrt(1 / first[2] + 1 / second[2])


def uncertainty(standard_error):
    """Widths that hold 95% of one measurement and of the difference of two, by their variances."""
    return {
        "standardErrorHu": standard_error,
        "halfWidthHu": norm(0, standard_error).ppf(0.975),
        "leastSignificantChangeHu": norm(0, np.sqrt(2 * standard_error**2)).ppf(0.975),
    }


def reference(name, first, second, cut_off, counts):
    tp, fn, fp, tn = counts
    sensitivity, specificity = tp / (tp + fn), tn / (fp + tn)
    low, high = norm(*first[:2]), norm(*second[:2])
    # Area under the curve of sensitivity over 1 - specificity, by numerical integration.
    auc, _ = quad(lambda hu: low.cdf(hu) * high.pdf(hu), -200, 400, limit=200)
    if name == "threeDimensionalHu":
        standard_error = pooled_sd(first, second) * np.sqrt(1 - ICC)
    else:
        standard_error = LEAST_SIGNIFICANT_CHANGE / norm.ppf(0.975) / np.sqrt(2)
    return {
        "sensitivity": wilson(tp, tp + fn),
        "specificity": wilson(tn, tn + fp),
        "positiveLikelihoodRatio": risk_ratio([[tp, fn], [fp, tn]]),
        "negativeLikelihoodRatio": risk_ratio([[fn, tp], [tn, fp]]),
        "positivePredictiveValue": tp / (tp + fp),
        "negativePredictiveValue": tn / (tn + fn),
        "predictiveValues": [
            {
                "preTest": pre_test,
                "positive": predictive_value(pre_test, sensitivity, 1 - specificity),
                "negative": predictive_value(1 - pre_test, specificity, 1 - sensitivity),
            }
            for pre_test in PRE_TESTS
        ],
        "binormalAuc": auc,
        "pooledSdHu": pooled_sd(first, second),
        "uncertainty": uncertainty(standard_error),
        "atValues": [
            {
                "hu": hu,
                "densityRatio": density_ratio(first, second, hu),
                "densityRatioByBootstrap": density_ratio_by_bootstrap(first, second, hu),
                "probabilityBelow": norm.cdf(cut_off, hu, standard_error),
            }
            for hu in VALUES_HU
        ],
    }


def odds_ratio_from_cut_off(hu, cut_off=56.3):
    """A factor for each HU below the cut-off, by logarithms; the limits swap above and below."""
    value, *limits = [np.exp((hu - cut_off) * np.log(ratio)) for ratio in ODDS_RATIO]
    return {"hu": hu, "oddsRatio": estimate(value, sorted(limits))}


result = {name: reference(name, *values) for name, values in STUDY.items()}
result["oddsRatioFromCutOff"] = [odds_ratio_from_cut_off(hu) for hu in VALUES_HU]
result["wilson"] = [
    {"successes": successes, "trials": trials, **wilson(successes, trials)}
    for successes, trials in [(0, 10), (10, 10), (1, 3), (0, 1), (500, 1000)]
]
# A half is added to each cell where one is empty (Haldane 1956).
result["emptyCell"] = risk_ratio([[20.5, 0.5], [3.5, 17.5]])
print(json.dumps(result, indent=2, default=float))
