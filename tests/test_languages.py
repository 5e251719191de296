"""Both languages, whole: which one is spoken, and that nothing that the program says is left out of either."""

from __future__ import annotations

import ast
import pickle
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from tracker.cli.app import COMMANDS, command_line, main
from tracker.cli.language import language_of
from tracker.errors import IdentityError, InputError, Message, UsageError
from tracker.translations import catalogue, reworded, translator

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[..., tuple[int, str, str]]

PACKAGE = Path(__file__).parent.parent / "tracker"
ERRORS = {"UsageError": 0, "InputError": 0, "IdentityError": 0, "RulesError": 0, "StoreError": 0, "Message": 0,
          "refusal": 1}  # fmt: skip
"""What makes an error or a message, and at which place of its arguments the words stand."""
WORDS = {"words", "_WORDS", "_SHAPE", "_HAS_NO", "_AS_TABLE", "_AS_LIST", "_MUST_BE", "_OF_FILE"}
"""Names under which words stand that are taken from there."""
CHINESE = re.compile(r"[\u3400-\u9fff]")


@pytest.mark.parametrize(
    ("arguments", "environment", "spoken"),
    [
        (["scorecard", "--lang", "en"], {"TRACKER_LANG": "zh"}, "en"),
        (["--lang=en", "scorecard"], {}, "en"),
        (["scorecard", "--lang", "zh", "--lang", "en"], {}, "en"),
        (["explain", "--", "--lang", "en"], {}, "zh"),
        (["scorecard", "--lang", "fr"], {"TRACKER_LANG": "en"}, "en"),
        ([], {"TRACKER_LANG": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"TRACKER_LANG": "", "LANG": "en_GB.UTF-8"}, "en"),
        ([], {"LC_ALL": "zh_TW.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ([], {"LC_MESSAGES": "en_US", "LANG": "zh_CN"}, "en"),
        ([], {"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
        ([], {"LC_ALL": "C.UTF-8", "LANG": "en_US.UTF-8"}, "zh"),
        ([], {"LANG": "POSIX"}, "zh"),
        ([], {"LANG": "de_DE.UTF-8"}, "zh"),
        ([], {}, "zh"),
    ],
)
def test_the_language_is_that_of_the_option_else_the_variable_else_the_locale_else_chinese(
    arguments: list[str], environment: dict[str, str], spoken: str
) -> None:
    assert language_of(arguments, environment) == spoken


def test_a_variable_that_names_no_language_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_LANG", "fr")
    assert run("reports") == (2, "", "tracker：错误：TRACKER_LANG=fr：没有这种语言：请设为 zh 或 en\n")


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"rules", "store"}])
def test_every_command_takes_a_language(name: str) -> None:
    group = command_line()
    command = group.get_command(typer.Context(group, info_name="tracker"), name)
    assert "lang" in {param.name for param in command.params}


def helps() -> Iterator[str]:
    """Give every text of the help that stands in English at a command, an option or an argument."""
    group = command_line()
    top = typer.Context(group, info_name="tracker", obj="en")
    yield from texts_of(group, top)
    for name, (_, summary) in COMMANDS.items():
        yield summary
        command = group.get_command(top, name)
        context = typer.Context(command, info_name=name, parent=top)
        yield from texts_of(command, context)
        for inner in getattr(command, "commands", {}).values():
            yield inner.get_short_help_str(100)
            yield from texts_of(inner, typer.Context(inner, parent=context))


def texts_of(command: Any, context: typer.Context) -> Iterator[str]:
    for paragraph in (command.help or "").split("\n\n"):
        if paragraph.startswith("\b\n"):
            yield from (line for line in paragraph.splitlines()[1:] if not line.startswith(" "))
        elif paragraph:
            yield " ".join(paragraph.split())
    for param in command.get_params(context):
        if text := getattr(param, "help", None):
            yield " ".join(text.split())


def test_every_text_of_the_help_is_there_in_chinese_and_no_other() -> None:
    known = {**catalogue("commands"), **catalogue("help")}
    frame = set(catalogue("commands")) - set(helps())
    assert sorted(set(helps()) - set(known)) == []
    assert sorted(set(catalogue("help")) - set(helps())) == []
    assert all(CHINESE.search(told) or not CHINESE.search(text) for text, told in known.items() if text not in frame)


def raised() -> Iterator[str]:
    """Give the words of every error and message that stand where it is made."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            told: list[ast.expr] = []
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                told = node.args[ERRORS[node.func.id] :][:1]
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id in WORDS:
                told = [node.value] if not isinstance(node.value, ast.Dict) else node.value.values
            for each in told:
                yield from words_of(each, f"{path}:{getattr(node, 'lineno', 0)}")


def words_of(told: ast.expr, place: str) -> Iterator[str]:
    """Give the words that stand at a place, one or the other of two."""
    for each in (told.body, told.orelse) if isinstance(told, ast.IfExp) else (told,):
        assert not isinstance(each, ast.JoinedStr), f"{place}: words with blanks, not filled"
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value:
            yield each.value


def blanks(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)(?:!r)?\}", text))


def test_every_error_is_there_in_chinese() -> None:
    assert sorted(set(raised()) - set(catalogue("errors"))) == []


@pytest.mark.parametrize("name", ["errors", "usage"])
def test_no_blank_of_an_error_is_made_up_in_chinese(name: str) -> None:
    told = {english: chinese for english, chinese in catalogue(name).items() if blanks(chinese) - blanks(english)}
    assert told == {}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["frobnicate"], "没有 'frobnicate' 这个命令（见 tracker --help）"),
        (["import"], "缺少参数 'FACTS.csv'（见 tracker import --help）"),
        (["scorecard", "x", "--year", "1800"], "'--year' 的值不对：不能小于 1949（见 tracker scorecard --help）"),
        (["scorecard", "x", "--nothing"], "没有 --nothing 这个选项（见 tracker scorecard --help）"),
        (["ingest", "nowhere.txt"], "nowhere.txt：没有这个文件或文件夹：请核对路径"),
        (["extract", "nowhere.txt"], "nowhere.txt：没有这个文件：请核对路径"),
        (["reports", "--db", "none.db"], "none.db：这里没有数据库：`tracker ingest PATH --db none.db` 可建一个"),
        (["league"], "缺少参数 'INDICATOR...'（见 tracker league --help）"),
    ],
)
def test_errors_are_told_in_chinese(arguments: list[str], told: str, run: Run) -> None:
    assert run(*arguments, "--lang", "zh") == (2, "", f"tracker：错误：{told}\n")


def test_progress_and_summaries_are_told_in_chinese(run: Run) -> None:
    Path("note.xyz").write_text("x", encoding="utf-8")
    Path("空.txt").write_text("", encoding="utf-8")
    _, _, err = run("ingest", ".", "--lang", "zh")
    assert err == "空.txt：是空的：请给一份有报告文字的文件\n用不了：1 份报告\n跳过：1 个其他类型的文件\n"


def test_a_message_says_its_blanks_in_the_same_language() -> None:
    inner = Message("{count} files of other kinds", {"count": 3})
    error = UsageError("{path}: {why}", path=("甲", "乙"), why=inner)
    assert str(error) == "甲, 乙: 3 files of other kinds"
    assert error.say(translator("zh", "errors")) == "甲、乙：3 个其他类型的文件"


def test_messages_of_the_same_words_and_values_are_one() -> None:
    one, same = (Message("{path}: no", {"path": "a"}) for _ in range(2))
    assert (one == same, len({one, same})) == (True, 1)
    assert one != Message("{path}: no", {"path": "b"})


def test_text_with_braces_is_no_message_with_blanks() -> None:
    assert str(InputError("{not} a blank")) == "{not} a blank"
    assert str(InputError("{path}: no", path="{x}")) == "{x}: no"


def test_an_error_comes_unchanged_from_another_process() -> None:
    error = IdentityError("{name}: names no year that it reviews or plans; say it with --year", "year", name="a.txt")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # our own
    assert (str(again), again.about) == (str(error), "year")


def test_an_error_can_be_told_of_another_place() -> None:
    inner = Message("{where}: takes", {"where": "a.txt"})
    late = InputError("{what} more than {seconds} seconds to read: {advice}", what=inner, seconds=9, advice="none")
    assert str(late.at("b/a.txt")) == "b/a.txt: takes more than 9 seconds to read: none"
    assert str(InputError("is broken").at("b")) == "is broken"


def test_what_a_library_tells_is_reworded_with_what_stands_in_it() -> None:
    told = "Invalid value for '--year': Input should be greater than or equal to 1949"
    assert reworded(told, "zh", "usage") == "'--year' 的值不对：不能小于 1949"
    assert reworded("something new", "zh", "usage") == "something new"
    assert reworded(told, "en", "usage") == told


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_help_answers_without_the_libraries_of_the_commands(lang: str) -> None:
    code = "import sys; from tracker.cli.app import main; main(['--help'])"
    code += "; sys.exit(len({'yaml', 'pydantic'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], env={"TRACKER_LANG": lang}, capture_output=True, check=False)
    assert done.returncode == 0


def test_the_help_of_a_command_is_in_the_language_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ingest", "--help", "--lang", "zh"])
    chinese = capsys.readouterr().out
    main(["ingest", "--help", "--lang", "en"])
    assert "用法：tracker ingest [选项]" in chinese
    assert "Usage: tracker ingest [OPTIONS]" in capsys.readouterr().out
    assert max(map(len, chinese.splitlines())) <= 100


@pytest.mark.parametrize(
    ("lang", "line"),
    [("zh", "  REGION     地区的中文名称、拼音或英文名称，或代码。"), ("en", "  REGION           Name,")],
)
def test_the_help_names_arguments_without_types_of_python(
    lang: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["history", "--help", "--lang", lang])
    told = capsys.readouterr().out
    assert any(each.startswith(line) for each in told.splitlines())
    assert "<str>" not in told


def test_what_can_be_chosen_is_listed_with_chinese_punctuation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reports", "--kind", "x", "--lang", "zh"]) == 2
    assert "可选 'work_report'、'communique'、'budget_report'、'plan_report'（" in capsys.readouterr().err
