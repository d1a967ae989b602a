"""The shape of the code: sizes, names, who imports whom, and where the clock may be read."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted(p for folder in ("flows", "tasks", "templates", "web") for p in (ROOT / folder).rglob("*.py"))
IDS = [p.relative_to(ROOT).as_posix() for p in MODULES]
CLOCKS = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.strftime",
}
DEEPEST = 3
NESTING = (ast.For, ast.While, ast.If, ast.With, ast.Try, ast.AsyncFor, ast.AsyncWith, ast.Match)
OUTSIDE = {"command", "flow", "callback"}  # arguments are options of a command or fields of Prefect's form
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def lines(node: Function) -> int:
    """Lines of a function without its docstring."""
    said = node.body[0]
    doc = isinstance(said, ast.Expr) and isinstance(said.value, ast.Constant) and isinstance(said.value.value, str)
    return (node.end_lineno or 0) - node.lineno + 1 - (((said.end_lineno or 0) - said.lineno + 1) if doc else 0)


def depth(node: ast.AST, level: int = 0) -> int:
    deeper = [
        depth(child, level + _adds(node, child))
        for child in ast.iter_child_nodes(node)
        if not isinstance(child, Function)
    ]
    return max(deeper, default=level)


def _adds(parent: ast.AST, child: ast.AST) -> bool:
    chained = isinstance(parent, ast.If) and isinstance(child, ast.If) and parent.orelse == [child]  # elif
    return isinstance(child, NESTING) and not chained


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_a_module_is_short_and_says_why_it_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert not text.strip() or ast.get_docstring(ast.parse(text))
    assert path.stem not in {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_a_function_is_short_flat_and_takes_few_arguments(path: Path) -> None:
    for node in functions(path):
        decorators = {ast.unparse(d).partition("(")[0].rpartition(".")[2] for d in node.decorator_list}
        args = [
            a for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs) if a.arg not in {"self", "cls"}
        ]
        assert lines(node) <= 40, f"{node.name} has {lines(node)} lines"
        assert depth(node) <= DEEPEST, f"{node.name} is nested {depth(node)} deep"
        assert len(args) <= 5 or decorators & OUTSIDE, f"{node.name} takes {len(args)} arguments"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if "tasks" in p.parts], ids=[i for i in IDS if i.startswith("tasks")]
)
def test_a_task_never_reads_the_clock_or_the_environment(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    read = {ast.unparse(node) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not {c for c in called if ".".join(c.split(".")[-2:]) in CLOCKS}
    assert not {"os.environ", "os.getenv", "sys.argv"} & read


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_imports_are_absolute(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        assert not (isinstance(node, ast.ImportFrom) and node.level), ast.unparse(node)


def test_no_flow_takes_the_name_of_a_standard_module() -> None:
    # Prefect's path loader puts flows/ first on sys.path: flows/calendar.py would stand for calendar
    assert not {p.stem for p in (ROOT / "flows").glob("*.py")} & (sys.stdlib_module_names - {"__init__"})


def test_nobody_else_owns_our_packages() -> None:
    owners = packages_distributions()
    for package in ("flows", "tasks", "templates", "web"):
        assert set(owners.get(package, ["daybrief"])) == {"daybrief"}


def test_imports_go_one_way_only() -> None:
    command = Path(sys.executable).with_name("lint-imports")
    if not command.exists():
        pytest.skip("import-linter is not installed")
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_only_the_prefect_modules_know_prefect() -> None:
    knowing = {p.name for p in MODULES for line in p.read_text(encoding="utf-8").splitlines() if _imports_prefect(line)}
    assert knowing == {"daily.py", "deployed.py", "recovery.py", "steps.py"}


def _imports_prefect(line: str) -> bool:
    return line.strip().startswith(("import prefect", "from prefect"))


def test_the_plain_path_loads_no_prefect() -> None:
    code = "import sys, flows.cli, flows.produce, flows.progress, flows.printed; sys.exit('prefect' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr or "prefect was imported"


def test_importing_the_pipeline_loads_nothing_heavy() -> None:
    code = "import sys, flows.pipeline; print(*(m for m in ('spacy', 'weasyprint', 'trafilatura') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stdout.split()


def test_the_lock_names_no_host_and_has_a_hash_for_everything() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    pinned = [line for line in text.splitlines() if line and line[0].isalnum()]
    assert len(pinned) > 50
    assert all("==" in line and line.endswith("\\") for line in pinned)


def test_the_checks_of_a_change_are_one_command() -> None:
    assert shutil.which("bash")
    script = ROOT / ".ci" / "run"
    assert "make test" in script.read_text(encoding="utf-8")
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
