"""Writes the expected values of the metric tests, computed by scikit-learn (made with 1.2.1), beside this script.

    python3 generate.py

A file is a list of cases: a line "case NAME", then lines "KEY VALUE VALUE ...".
"""
import os
import warnings

import numpy as np
import sklearn.metrics as sk
from sklearn.calibration import calibration_curve
from sklearn.preprocessing import label_binarize

warnings.filterwarnings("ignore")
HERE = os.path.dirname(os.path.abspath(__file__))
AVERAGES = ["macro", "micro", "weighted"]


def text(value):
    value = np.asarray(value)
    if value.dtype.kind in "iub":
        return " ".join(str(int(v)) for v in value.ravel())
    words = {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}
    return " ".join(words.get(repr(float(v)), repr(float(v))) for v in value.ravel())


class File:
    def __init__(self, name):
        self.out = open(os.path.join(HERE, name), "w")

    def case(self, name, **values):
        self.out.write("case %s\n" % name)
        for key, value in values.items():
            self.out.write("%s %s\n" % (key, text(value)))
        self.out.write("\n")

    def close(self):
        self.out.close()


# Predicted classes ---------------------------------------------------------------------------------------------------


def classes_case(file, name, classes, labels, predicted):
    y, p = np.array(labels), np.array(predicted)
    every = list(range(classes))
    precision, recall, f1, support = sk.precision_recall_fscore_support(y, p, labels=every, zero_division=0)
    values = dict(
        classes=classes,
        labels=y,
        predicted=p,
        confusion=sk.confusion_matrix(y, p, labels=every),
        accuracy=sk.accuracy_score(y, p),
        balanced=sk.balanced_accuracy_score(y, p),
        matthews=sk.matthews_corrcoef(y, p),
        kappa=sk.cohen_kappa_score(y, p),
        precision=precision,
        recall=recall,
        f1=f1,
        support=support,
        specificity=[specificity(m) for m in sk.multilabel_confusion_matrix(y, p, labels=every)],
    )
    for average in AVERAGES:
        a, b, c, _ = sk.precision_recall_fscore_support(y, p, average=average)  # zero_division: the default
        values.update({"precision." + average: a, "recall." + average: b, "f1." + average: c})
    found = sk.multilabel_confusion_matrix(y, p)  # of the classes that occur, as in the averages above
    occurring = np.unique(np.concatenate([y, p]))
    weights = [np.sum(y == c) for c in occurring]
    values["specificity.macro"] = np.mean([specificity(m) for m in found])
    values["specificity.micro"] = specificity(found.sum(axis=0))
    values["specificity.weighted"] = np.average([specificity(m) for m in found], weights=weights)
    report = sk.classification_report(y, p, output_dict=True)
    for row in ["macro avg", "weighted avg"]:
        r = report[row]
        values["report." + row.split()[0]] = [r["precision"], r["recall"], r["f1-score"], r["support"]]
    file.case(name, **values)


def specificity(matrix):
    (tn, fp), _ = matrix
    return tn / (tn + fp) if tn + fp else 0.0


def write_classes():
    rng = np.random.default_rng(1)
    file = File("classes.txt")
    y = rng.integers(0, 3, 60)
    classes_case(file, "three balanced classes", 3, y, np.where(rng.random(60) < 0.7, y, rng.integers(0, 3, 60)))
    y = rng.choice(4, 300, p=[0.94, 0.03, 0.02, 0.01])
    classes_case(file, "four imbalanced classes", 4, y, np.where(rng.random(300) < 0.6, y, rng.integers(0, 4, 300)))
    y = rng.choice(10, 500)
    classes_case(file, "ten classes", 10, y, np.where(rng.random(500) < 0.9, y, rng.integers(0, 10, 500)))
    y = np.array([0, 0, 1, 2, 4, 4, 4])
    classes_case(file, "a class absent everywhere", 5, y, [0, 1, 1, 2, 4, 4, 0])
    classes_case(file, "a class that is only predicted", 4, [0, 0, 1, 1, 2], [0, 3, 1, 3, 2])
    classes_case(file, "a class that is never predicted", 3, [0, 0, 1, 1, 2, 2], [0, 0, 1, 0, 1, 0])
    classes_case(file, "one class, all right", 3, [1, 1, 1], [1, 1, 1])
    classes_case(file, "one true class, some wrong", 3, [2, 2, 2, 2], [2, 0, 2, 1])
    classes_case(file, "one predicted class", 3, [0, 1, 2, 2], [2, 2, 2, 2])
    classes_case(file, "everything wrong", 3, [0, 1, 2, 0], [1, 2, 0, 2])
    classes_case(file, "one sample, right", 2, [1], [1])
    classes_case(file, "one sample, wrong", 2, [1], [0])
    y = rng.choice(2, 400, p=[0.97, 0.03])
    classes_case(file, "binary, imbalanced", 2, y, np.where(rng.random(400) < 0.8, y, 1 - y))
    classes_case(file, "binary, nothing found", 2, y, np.zeros(400, int))
    y = rng.choice(100, 700)
    classes_case(file, "a hundred classes", 100, y, np.where(rng.random(700) < 0.5, y, rng.integers(0, 100, 700)))
    file.close()


# Probabilities -------------------------------------------------------------------------------------------------------


def softmax(x):
    e = np.exp(x - x.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def expected_calibration_error(confidence, right, bins):
    """Guo et al. 2017 with bins (lower, upper], the edges and sides as in sklearn.calibration.calibration_curve."""
    ids = np.searchsorted(np.linspace(0.0, 1.0, bins + 1)[1:-1], confidence)
    # A gap below 1e-15 is a rounded zero.
    gaps = [(np.sum(ids == b), abs(right[ids == b].mean() - confidence[ids == b].mean())) for b in np.unique(ids)]
    gaps = [(n, gap if gap > 1e-15 else 0.0) for n, gap in gaps]
    return sum(n * gap for n, gap in gaps) / len(confidence), max(gap for _, gap in gaps)


def probabilities_case(file, name, y, p):
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    n, classes = p.shape
    present = np.unique(y)
    one_hot = np.eye(classes)[y]
    values = dict(
        classes=classes,
        labels=y,
        probabilities=p,
        logloss=sk.log_loss(y, p, labels=list(range(classes))),
        brier=sk.brier_score_loss(y, p[:, 1]) if classes == 2 else np.mean(np.sum((p - one_hot) ** 2, axis=1)),
    )
    if classes > 2:
        values["topk"] = [sk.top_k_accuracy_score(y, p, k=k, labels=list(range(classes))) for k in range(1, classes + 1)]
    for bins in [10, 15]:
        values["calibration.%d" % bins] = expected_calibration_error(p.max(axis=1), p.argmax(axis=1) == y, bins)
    auc = np.array([sk.roc_auc_score(y == c, p[:, c]) if 0 < np.sum(y == c) < n else np.nan for c in range(classes)])
    ap = np.array([sk.average_precision_score(y == c, p[:, c]) for c in range(classes)])
    values.update({"auc": auc, "ap": ap})
    if len(present) == classes > 2:
        for average in AVERAGES:
            values["auc." + average] = sk.roc_auc_score(y, p, multi_class="ovr", average=average)
            values["ap." + average] = sk.average_precision_score(
                label_binarize(y, classes=list(range(classes))), p, average=average)
        for average in ["macro", "weighted"]:
            values["pairs." + average] = sk.roc_auc_score(y, p, multi_class="ovo", average=average)
    elif len(present) > 1:  # scikit-learn refuses absent classes: leave them out of the means
        weights = [np.sum(y == c) for c in present]
        values["auc.macro"] = auc[present].mean()
        values["auc.weighted"] = np.average(auc[present], weights=weights)
        values["ap.macro"] = ap[present].mean()
        values["ap.weighted"] = np.average(ap[present], weights=weights)
    file.case(name, **values)


def write_probabilities():
    rng = np.random.default_rng(2)
    file = File("probabilities.txt")

    def drawn(n, classes, sharpness, weights=None):
        y = rng.choice(classes, n, p=weights)
        return y, softmax(rng.normal(size=(n, classes)) + sharpness * np.eye(classes)[y])

    probabilities_case(file, "three classes", *drawn(80, 3, 1.5))
    probabilities_case(file, "ten classes", *drawn(120, 10, 2.0))
    probabilities_case(file, "four imbalanced classes", *drawn(200, 4, 1.0, [0.9, 0.05, 0.03, 0.02]))
    y = np.arange(60) % 3
    probabilities_case(file, "tied scores", y, rng.multinomial(4, [0.3, 0.3, 0.4], size=60) / 4)
    probabilities_case(file, "every score alike", y, np.full((60, 3), 1 / 3))
    probabilities_case(file, "perfect and certain", y, np.eye(3)[y])
    probabilities_case(file, "certain and sometimes wrong", y, np.eye(3)[np.where(np.arange(60) % 7 == 0, (y + 1) % 3, y)])
    y, p = drawn(50, 5, 1.0, [0.4, 0.3, 0.0, 0.2, 0.1])
    probabilities_case(file, "an absent class", y, p)
    probabilities_case(file, "one class only", np.full(6, 1), drawn(6, 3, 0.5)[1])
    probabilities_case(file, "two columns", *drawn(90, 2, 1.2))
    probabilities_case(file, "confidences on the edges of bins", np.arange(40) % 2,
                       np.array([[k / 40, 1 - k / 40] for k in range(40)]))
    file.close()


# Binary scores -------------------------------------------------------------------------------------------------------


def binary_case(file, name, y, s, probabilities=True):
    y, s = np.asarray(y), np.asarray(s, dtype=float)
    fpr, tpr, thresholds = sk.roc_curve(y, s)
    thresholds[0] = np.inf  # before 1.3 it was max + 1
    precision, recall, cuts = sk.precision_recall_curve(y, s)
    values = dict(
        labels=y,
        scores=s,
        auc=sk.roc_auc_score(y, s) if len(np.unique(y)) == 2 else np.nan,
        ap=sk.average_precision_score(y, s),
        fpr=fpr, tpr=tpr, thresholds=thresholds,
        precision=precision, recall=recall, cuts=np.append(cuts, np.inf),
    )
    if probabilities:
        values["logloss"] = sk.log_loss(y, s, labels=[0, 1])
        values["brier"] = sk.brier_score_loss(y, s, pos_label=1)
        values["calibration.10"] = expected_calibration_error(s, y, 10)
        values["reliability.accuracy"], values["reliability.confidence"] = calibration_curve(y, s, n_bins=10, pos_label=1)
    file.case(name, **values)


def write_binary():
    rng = np.random.default_rng(3)
    file = File("binary.txt")
    y = rng.integers(0, 2, 100)
    s = 1 / (1 + np.exp(-(rng.normal(size=100) + 1.5 * (2 * y - 1))))
    binary_case(file, "plain", y, s)
    binary_case(file, "ties", y, np.round(s, 1))
    binary_case(file, "inverted", y, 1 - s)
    binary_case(file, "every score alike", y, np.full(100, 0.5))
    binary_case(file, "perfect", y, np.where(y == 1, 0.9, 0.1))
    binary_case(file, "certain and sometimes wrong", y, np.where(np.arange(100) % 9 == 0, 1 - y, y))
    z = rng.choice(2, 600, p=[0.98, 0.02])
    binary_case(file, "imbalanced", z, np.clip(rng.random(600) * 0.6 + 0.3 * z, 0, 1))
    binary_case(file, "a single positive", [0, 0, 0, 1, 0], [0.1, 0.4, 0.35, 0.8, 0.9])
    binary_case(file, "only class 1", [1, 1, 1], [0.2, 0.7, 0.7])
    binary_case(file, "only class 0", [0, 0, 0], [0.2, 0.7, 0.7])
    binary_case(file, "two samples", [0, 1], [0.3, 0.3])
    binary_case(file, "logits", y, rng.normal(size=100) * 50 + y, probabilities=False)
    binary_case(file, "both zeros", [0, 1, 1, 0, 1], [0.0, -0.0, 0.0, -0.0, 1.0], probabilities=False)
    binary_case(file, "straight runs", np.r_[np.ones(20, int), np.zeros(20, int)], np.arange(40, 0, -1) / 40)
    file.close()


# Regression ----------------------------------------------------------------------------------------------------------


def regression_case(file, name, y, p):
    y, p = np.asarray(y, dtype=float), np.asarray(p, dtype=float)
    file.case(
        name,
        outputs=1 if y.ndim == 1 else y.shape[1],
        targets=y,
        predicted=p,
        mse=sk.mean_squared_error(y, p),
        rmse=sk.mean_squared_error(y, p, squared=False),
        mae=sk.mean_absolute_error(y, p),
        r2=sk.r2_score(y, p),
        explained=sk.explained_variance_score(y, p),
    )


def write_regression():
    rng = np.random.default_rng(4)
    file = File("regression.txt")
    y = rng.normal(size=70) * 9 + 22
    regression_case(file, "plain", y, y + rng.normal(size=70) * 3)
    regression_case(file, "perfect", y, y)
    regression_case(file, "worse than the mean", y, -y)
    regression_case(file, "a constant offset", y, y + 5)
    regression_case(file, "far from zero", y + 1e9, y + 1e9 + rng.normal(size=70))
    regression_case(file, "very small", y * 1e-12, (y + rng.normal(size=70)) * 1e-12)
    regression_case(file, "constant targets, perfect", [3.0, 3.0, 3.0], [3.0, 3.0, 3.0])
    regression_case(file, "constant targets, constant error", [3.0, 3.0, 3.0], [4.0, 4.0, 4.0])
    regression_case(file, "constant targets, wrong", [3.0, 3.0, 3.0], [3.0, 2.0, 4.0])
    regression_case(file, "one sample", [3.0], [2.5])
    regression_case(file, "two samples", [3.0, 4.0], [2.5, 5.0])
    m = rng.normal(size=(30, 3)) * [1, 100, 0.01] + [0, 5, 1]
    regression_case(file, "three outputs", m, m + rng.normal(size=(30, 3)) * [0.5, 10, 0.1])
    regression_case(file, "two outputs, one constant", [[1.0, 2.0], [1.0, 3.0], [1.0, 5.0]], [[1.0, 2.5], [2.0, 3.0], [1.0, 4.0]])
    file.close()


write_classes()
write_probabilities()
write_binary()
write_regression()
