"""How well and how fast the demo pack's rules route real texts. Prints figures; skips what it has no data for.

Run: python bench/routing.py [labelled.csv requests.csv]. A labelled file has the columns title, text, category, with
seven broad labels; categories of the pack are folded onto them here and only here. Where scikit-learn can be imported,
TF-IDF with logistic regression runs on the same texts, five folds, as the level to beat.
"""

import csv
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import maplebridge
from maplebridge.directory.units.drafts import Area, read_drafts
from maplebridge.directory.units.rules import Registry
from maplebridge.rulebook.publishing.folder import load_folder
from maplebridge.rulebook.publishing.pack import Pack
from maplebridge.rulebook.routing.rules import Suggestion, suggest

DEMO = Path(maplebridge.__file__).parent / "packs" / "demo"
COUNTY, TOWN = "520524", "520524103"
FOLDS = 5
LABELS = {
    "城乡建设": ("0109", "0110", "0206", "0401", "0402", "0403", "0404", "0405", "0406", "0407", "0409", "0608", "02"),
    "环境保护": ("05", "0305"),
    "交通运输": ("0203", "0408", "0611", "0107"),
    "教育文体": ("0604", "0113"),
    "劳动和社会保障": ("0105", "0106", "0601", "0606", "0602"),
    "商贸旅游": ("0111", "0209", "0112"),
    "卫生计生": ("0605", "0108"),
}
PREFIXES = {prefix: label for label, prefixes in LABELS.items() for prefix in prefixes}
Row = dict[str, str]


def main(paths: list[str]) -> None:
    """Print accuracy, coverage and time."""
    pack = load_folder(DEMO, COUNTY)
    drafts = read_drafts(DEMO / "units.yaml", COUNTY, [Area(COUNTY, "县"), Area(TOWN, "镇")])
    registry = Registry(COUNTY, drafts.units, drafts.competences)
    labelled, requests = (read(Path(path)) for path in paths)
    if labelled:
        report_accuracy(pack, registry, labelled)
        report_baseline(labelled)
    if requests:
        report_coverage(pack, registry, requests)
    if not labelled and not requests:
        print("skipped: no data")


def read(path: Path) -> list[Row]:
    """The rows of a CSV file, none if it is not there."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def ask(pack: Pack, registry: Registry, row: Row) -> Suggestion:
    """The suggestion for one text."""
    return suggest(
        pack,
        registry,
        text=f"{row['title']} {row['text']}",
        matter=None,
        category=None,
        place=TOWN,
        language="zh",
        excluded_units=(),
    )


def label_of(category: str | None) -> str:
    """The broad label that a category of the pack falls under."""
    return PREFIXES.get(category or "", PREFIXES.get((category or "")[:2], "other"))


def report_accuracy(pack: Pack, registry: Registry, rows: list[Row]) -> None:
    """How often the broad label is right: over all texts, and over those above the floor."""
    found = [(row["category"], ask(pack, registry, row)) for row in rows]
    right = sum(label_of(each.category) == label for label, each in found)
    sure = [(label, each) for label, each in found if each.certain]
    right_sure = sum(label_of(each.category) == label for label, each in sure)
    print(f"rules, {len(rows)} labelled texts: accuracy {right / len(rows):.3f}")
    sure_share = len(sure) / len(rows)
    sure_right = right_sure / max(len(sure), 1)
    print(f"  above the floor: {sure_share:.3f} of the texts, accuracy {sure_right:.3f}")
    macro = statistics.mean(recall(found, label) for label in LABELS)
    print(f"  macro recall {macro:.3f}: " + ", ".join(f"{label} {recall(found, label):.2f}" for label in LABELS))


def recall(found: list[tuple[str, Suggestion]], label: str) -> float:
    """Of the texts with `label`, the share that got it."""
    hits = [label_of(each.category) == label for given, each in found if given == label]
    return sum(hits) / max(len(hits), 1)


def report_coverage(pack: Pack, registry: Registry, rows: list[Row]) -> None:
    """How many texts get a certain suggestion, any category at all, and how long one takes."""
    took, found = timed(lambda row: ask(pack, registry, row), rows)
    certain = sum(each.certain for each in found)
    known = sum(each.category is not None for each in found)
    units = len({each.unit for each in found if each.certain})
    print(f"{len(rows)} requests: {certain / len(rows):.3f} certain, {known / len(rows):.3f} with a category")
    print(f"  {units} units among the certain ones")
    quick = statistics.quantiles(took, n=100)
    print(f"  ms a text: mean {statistics.mean(took):.3f}, p50 {quick[49]:.3f}, p99 {quick[98]:.3f}")


def timed(act: Callable[[Row], Suggestion], rows: list[Row]) -> tuple[list[float], list[Suggestion]]:
    """Milliseconds and answer of each."""
    act(rows[0])
    took, found = [], []
    for row in rows:
        start = perf_counter()
        found.append(act(row))
        took.append((perf_counter() - start) * 1000)
    return took, found


def report_baseline(rows: list[Row]) -> None:
    """TF-IDF over signs and pairs of signs (the best of several tried), each text judged by the four other folds."""
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-not-found]  # installed for the bench alone
        from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found]  # installed for the bench alone
        from sklearn.pipeline import make_pipeline  # type: ignore[import-not-found]  # installed for the bench alone
    except ImportError:
        print("TF-IDF + logistic regression: skipped, scikit-learn is not installed")
        return
    right, took = 0, 0.0
    for fold in range(FOLDS):
        train = [row for n, row in enumerate(rows) if n % FOLDS != fold]
        test = [row for n, row in enumerate(rows) if n % FOLDS == fold]
        model = make_pipeline(
            TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True),
            LogisticRegression(C=30, max_iter=500),
        )
        model.fit([row["title"] + row["text"] for row in train], [row["category"] for row in train])
        start = perf_counter()
        found = model.predict([row["title"] + row["text"] for row in test])
        took += perf_counter() - start
        right += sum(label == row["category"] for label, row in zip(found, test, strict=True))
    print(
        f"TF-IDF + logistic regression, {FOLDS} folds: accuracy {right / len(rows):.3f}, "
        f"ms a text {took * 1000 / len(rows):.3f}"
    )


if __name__ == "__main__":
    main(sys.argv[1:3] if len(sys.argv) > 2 else ["labelled.csv", "requests.csv"])
