"""Words: what the outputs of the check say, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.rulebook.policy import Language

__all__ = ["phrase"]

_WORDS: dict[str, tuple[str, str]] = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "note": ("提示", "note"),
    "accepted": ("已接受", "accepted"),
    "known": ("基线已有", "in the baseline"),
    "advice": ("怎么办: {advice}", "what to do: {advice}"),
    "also": ("另见 {place}", "see also {place}"),
    "inexact": ("(行列按读出的文字计)", "(line and column are those of the text that was read)"),
    "decided": ("已接受: {who} {when}: {why}", "accepted by {who}, {when}: {why}"),
    "files": ("已检查文件 {count}", "files checked {count}"),
    "unusable": ("其中不可用 {count}", "unusable {count}"),
    "review": ("{name} ({region}) {year}年目标", "{name} ({region}) targets of {year}"),
    "passed": ("通过", "passed"),
    "failed": (
        "未通过: {count} 处达到{level}级 (--fail-on {fail_on})",
        "failed: {count} at or above {level} (--fail-on {fail_on})",
    ),
    "exit_zero": (" (--exit-zero: 退出码仍为 0)", " (--exit-zero: the exit code stays 0)"),
    "more_errors": (
        "另有错误 {errors}, 警告 {warnings}, 提示 {notes}, 未作注解: 见步骤摘要",
        "not annotated, see the summary of the step: errors {errors}, warnings {warnings}, notes {notes}",
    ),
    "summary_title": ("政府工作报告检查", "Check of government work reports"),
    "level": ("级别", "level"),
    "place": ("位置", "place"),
    "code": ("代码", "code"),
    "said": ("说明", "what it says"),
    "quote": ("原文", "quote"),
    "left_out": ("另有 {count} 行, 摘要放不下", "{count} more rows have no room here"),
    "whole": ("整次检查", "the whole run"),
    "below": ("{level}级, 不到 --fail-on {fail_on}", "{level}, below --fail-on {fail_on}"),
    "default_level": ("默认级别: {level}", "default level: {level}"),
    "silence": (
        "不想看到它: --ignore {code}; 只接受某一处: 写进决定文件, 附理由",
        "not wanted: --ignore {code}; to accept a single one: put it in the file of decisions, with a reason",
    ),
}


def phrase(key: str, lang: Language, **filled: object) -> str:
    """Give the words of a key, with its blanks filled."""
    return _WORDS[key][lang == "en"].format(**filled)
