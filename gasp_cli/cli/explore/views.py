"""The views of the explorer: what a command answers, drawn line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from gasp_cli.cli.command import RowsCommand
from gasp_cli.cli.commands import COMMANDS, CommandSpec
from gasp_cli.cli.context import command_prefix, open_kb
from gasp_cli.cli.drafts import STDIN
from gasp_cli.cli.explore.keys import KEYS
from gasp_cli.cli.explore.leads import Command, identifier
from gasp_cli.cli.explore.through_time import (
    InTime,
    Point,
    SeasonInTime,
    SeasonsInTime,
    chart_command,
    chart_page,
    only_one,
    table_command,
)
from gasp_cli.cli.typer_messages import usage_message
from gasp_cli.cli.views.overview import overview_page
from gasp_cli.cli.views.season import season_page
from gasp_cli.errors import AmbiguousName, GaspError, UnknownName, UsageError
from gasp_cli.i18n import msg, name_term, term, translate
from gasp_cli.kb.record import Record
from gasp_cli.kb.story import Story
from gasp_cli.queries.bibliography import Citation, ComputedAnswer, write_citations
from gasp_cli.queries.chart import ChartKind, chart
from gasp_cli.queries.citation import caveats, citation_of
from gasp_cli.queries.overview import overview
from gasp_cli.queries.search import SearchIndex
from gasp_cli.queries.season import season
from gasp_cli.queries.show import DetailCard, show
from gasp_cli.render.page import Page, grid, line, section, span
from gasp_cli.render.print_card import Card
from gasp_cli.render.print_rows import from_gasp
from gasp_cli.render.screen_lines import LineScreen
from gasp_cli.results import CellStyle, CitationStyle, ResultSet
from gasp_cli.scalars import shell_line

if TYPE_CHECKING:
    from gasp_cli.cli.explore.plain_words import PlainWords

Draw = Callable[[LineScreen], Iterator[None]]


class View(NamedTuple):
    """A view: the command that shows the same, its name in the trail, and its drawing.

    `answer` has the rows that can be written to a file, `stands_on` is what the first place to
    stand on leads to, and `in_time` has the view at other points of a season. A verdict or an
    answer `is_read` first: the cursor stands on nothing of it until it is moved.
    """

    command: Command
    crumb: str
    draw: Draw
    answer: ResultSet | None = None
    stands_on: Command = ()
    in_time: InTime | None = None
    is_read: bool = False


class Cited(NamedTuple):
    """A citation to paste, and remarks on the claims in it that fail."""

    text: str
    remarks: list[str]


class Views:
    """The views of one knowledge base; `folder` is None for the built-in one."""

    def __init__(self, story: Story, folder: Path | None) -> None:
        self.story = story
        self.folder = folder
        self.program = command_prefix(folder)

    def command_line(self, command: Command) -> str:
        """The command to type in a shell."""
        return " ".join(filter(None, (self.program, shell_line(command))))

    def open(self, command: Command) -> View:
        """The view of a command: its words after `gasp`, none for the overview.

        Raises `GaspError` for whatever the command would fail with.
        """
        match command:
            case ():
                return self._overview()
            case ("season", text):
                return self._season(text)
            case ("show", name):
                return self._card(name)
            case ("table", _, *_):
                return self._table(command)
            case ("check" | "ask", *words) if understood := self._plain_words.read(" ".join(words)):
                return View(command, " ".join(words), _pages(understood.page), is_read=True)
        return self._rows(command)

    def _overview(self) -> View:
        try:
            answer = overview(self.story)
        except GaspError as error:
            # What is broken is named, and everything else can be entered.
            return View((), msg("Overview"), _failed(error, self._all_views()))
        page = overview_page(answer, self.program)
        return View((), msg("Overview"), _pages(page, self._all_views()))

    def _all_views(self) -> Page:
        """Everything that can be entered without a further word."""
        blocks: list[Any] = []
        for group in dict.fromkeys(spec.group for spec in COMMANDS):
            specs = [spec for spec in COMMANDS if spec.group == group and _stands_alone(spec)]
            rows = [
                [span(spec.name, CellStyle.OWN, enters=(spec.name,)), span(term(spec.help))]
                for spec in specs
            ]
            blocks += [section(group, grid(rows))] if rows else []
        return Page("", "", blocks)

    def _season(self, text: str) -> View:
        review = season(self.story, text)
        name = review.finish.season
        more = {
            msg("Full table"): ("table", name),
            msg("Race for points"): ("chart", "race", name),
            msg("Matches"): ("matches", "--season", name),
            msg("Facts"): ("facts", "--season", name),
        }
        links = [span(words, CellStyle.OWN, enters=command) for words, command in more.items()]
        page = season_page(review, self.program)
        page = page._replace(blocks=[line(span("   ")).join(links), *page.blocks])
        return View(("season", name), name, _pages(page))

    def _card(self, name: str) -> View:
        card = _words_first(show(self.story, name))
        answer = max(card.sections.values(), key=lambda rows: len(rows.rows), default=None)
        return View(("show", name), _shortened(card.title), _card(card), answer)

    def typed(self, text: str) -> Iterator[View]:
        """The results for a text; then the same under a verdict or an answer, if any."""
        try:
            answer = self._index.search(text, _MOST_HITS)
        except GaspError as error:
            yield failure(("search", text), error)
            return
        command = ("search", *text.split())
        draw = _answer(answer, _OF_HITS)
        is_found = any(hit.score >= _WELL_FOUND for hit in answer.rows)
        words = [] if is_found else text.split()
        if season := next(filter(None, map(self._season_named, [text, *words])), None):
            draw = _under(self._season_line(season), draw)
        view = View(command, _crumb_of_typed(text), draw, answer)
        yield view
        understood = self._plain_words.read(text)
        if understood is not None:
            yield view._replace(
                command=understood.command, crumb=understood.crumb,
                draw=_under(understood.page, draw), is_read=True,
            )  # fmt: skip

    def prepare(self) -> None:
        """Load what typing and the longest page need, so that no key waits for it."""
        about = self.story.record.about
        for _ in self.typed(f"{about.coach} {about.club}"):
            pass
        for edition in self.story.record.spell.seasons[-1:]:
            self.open(("season", edition.season))

    def _season_named(self, text: str) -> str | None:
        """The season of the club that a text names, alone or after the word for it."""
        before, word, rest = text.casefold().partition(translate(msg("season")).casefold())
        try:
            season = self.story.record.find_season((rest if word and not before else text).strip())
        except UsageError:
            return None
        return season if self.story.record.spell.season(season) else None

    def _season_line(self, season: str) -> Page:
        """The line over what was found for a season's name: it leads to the season."""
        club = name_term(self.story.record.about.club)
        name = span(msg("{club} {season}", club=club, season=season), enters=("season", season))
        return Page("", "", [grid([[span(msg("season"), CellStyle.MUTED), name]])])

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self.story)

    @cached_property
    def _plain_words(self) -> PlainWords:
        # The grammar is loaded by the first sentence.
        from gasp_cli.cli.explore.plain_words import PlainWords

        return PlainWords(self.story.record, self.program)

    def citation(self, commands: Sequence[Command], view: View) -> Cited:
        """The citation of the first thing that commands show and that can be cited.

        Where none can, that of the view as a computed answer.
        """
        for command in commands:
            if command[:1] != ("show",):
                continue
            try:
                citation = citation_of(self.story, identifier(command))
            except (UnknownName, AmbiguousName):  # a person, a club
                continue
            return _cited(citation, caveats(self.story, identifier(command)))
        computed, remarks = self._computed(view)
        return _cited(Citation(computed.key, [computed]), remarks)

    def _computed(self, view: View) -> tuple[ComputedAnswer, Sequence[str]]:
        """A view as a computed answer, with the files that its command alone reads; and remarks."""
        # Only an answer that is cited needs it.
        from gasp_cli.cli.citing import answer_title, computed_answer

        alone = Views(open_kb(Story, self.folder), self.folder)
        title = view.crumb
        remarks: Sequence[str] = ()
        if view.command and view.command[0] in self._specs:
            answer = alone._answer(view.command, alone._options(view.command))
            title = answer.title
            if view.is_read:
                title, remarks = answer_title(answer, answer.rows), answer.remarks
        else:
            alone.open(view.command)
        return computed_answer(alone.story, title, view.command, self.folder), remarks

    def at(self, view: View, point: Point) -> View:
        """A view in time at another point of the season."""
        options = self._options(view.command) | {"matchday": None, "on": None}
        if view.command[0] == "chart":
            return self._chart(chart_command(options | {"matchday": point}))
        by_day = view.in_time is not None and view.in_time.by_day
        options |= {"on" if isinstance(point, str) else "matchday": point}
        return self._table(table_command(options), by_day=by_day)

    def in_other_steps(self, view: View) -> View:
        """A table at the same point, to be stepped through by day or by matchday; others as is."""
        if view.in_time is None or view.command[0] != "table":
            return view
        in_time = self._season_in_time(self._options(view.command)).other_steps(view.in_time)
        if in_time is None or in_time == view.in_time:
            return view
        return self.at(view._replace(in_time=in_time), in_time.now)

    def _table(self, command: Command, *, by_day: bool = False) -> View:
        options = self._options(command)
        answer = self._answer(command, options)
        if options["group"]:
            return View(command, answer.title, _answer(answer), answer)
        season = self._season_in_time(options)
        now = options["on"] or options["matchday"]
        in_time = season.in_time(now, by_day=by_day or bool(options["on"]))
        own = ("show", self.story.record.about.club)
        return View(command, answer.title, season.table(answer, now), answer, own, in_time)

    def _season_in_time(self, options: Mapping[str, Any]) -> SeasonInTime:
        return self._seasons_in_time.of(options["season"], only_one(options["competition"]))

    @cached_property
    def _seasons_in_time(self) -> SeasonsInTime:
        return SeasonsInTime(self.story.record)

    def _rows(self, command: Command) -> View:
        if command[0] == "chart":
            return self._chart(command)
        answer = self._answer(command, self._options(command))
        draw = _pages(answer.page()) if answer.page else _answer(answer)
        return View(command, answer.title, draw, answer)

    def _chart(self, command: Command) -> View:
        options = self._options(command)
        matchday = options["matchday"]
        drawn = chart(
            self.story.record, ChartKind(options["kind"]), options["season"],
            options["rivals"], every=options["every"], matchday=matchday,
        )  # fmt: skip
        last = int(drawn.at[-1]) if drawn.season and drawn.at else 0
        in_time = InTime(range(1, last + 1), matchday) if last else None
        return View(command, drawn.title, chart_page(drawn), drawn.answer, (), in_time)

    def _options(self, command: Command) -> dict[str, Any]:
        """The options of a command by name, as its function takes them."""
        # Only what is typed needs its errors.
        from typer.exceptions import TyperException

        try:
            with self._parser(command[0]).make_context(command[0], list(command[1:])) as context:
                return dict(context.params)
        except TyperException as error:
            raise UsageError(usage_message(error)) from error

    def _parser(self, name: str) -> Any:
        if name not in self._specs:
            raise UsageError(msg("the explorer has no view {name!r}", name=name))
        return self._specs[name].load()

    def _answer(self, command: Command, options: dict[str, Any]) -> ResultSet:
        """The rows of a command that prints rows."""
        function = self._specs[command[0]].definition()
        if STDIN in command:
            raise UsageError(msg("the explorer reads keys from standard input, and no text"))
        if not isinstance(function, RowsCommand):
            raise UsageError(msg("the explorer has no view {name!r}", name=command[0]))
        names = list(signature(function.ask).parameters)
        kind = signature(function.ask, eval_str=True).parameters[names[0]].annotation
        base: Any = {Record: self.story.record, Story: self.story}[kind]
        answer = function.ask(
            base, **{name: options[name] for name in names[1:] if name in options}
        )
        if answer is None:  # printed by the command itself
            raise UsageError(msg("the explorer has no view {name!r}", name=shell_line(command)))
        return answer

    @cached_property
    def _specs(self) -> dict[str, CommandSpec]:
        return {spec.name: spec for spec in COMMANDS if spec.rows}


_MOST_HITS = 100
_WELL_FOUND = 60  # the least score of what has nearly all the words
_OF_HITS = ("kind", "text", "verdict")
"""The fields of what is found: who enters it needs no id."""
_WITH_ARGUMENTS = ("table", "chart", "compare", "check", "ask", "search")


_CRUMB = 32


def _shortened(name: str) -> str:
    """A name for the trail; of a sentence its beginning."""
    text = translate(name)
    return text if len(text) <= _CRUMB else f"{text[:_CRUMB].rstrip(' ,')}…"


def _crumb_of_typed(text: str) -> str:
    """The name in the trail of a text that was typed; a long one is read in the field alone."""
    return text if len(text) <= _CRUMB else msg("Search")


def _words_first(card: DetailCard) -> DetailCard:
    """The card with its words as the headline, and its id after all other fields."""
    fields = dict(card.fields)
    if "id" not in fields:
        return card
    last = {"id": fields.pop("id")}
    words = next((name for name in _WORDS if fields.get(name)), None)
    title = fields.pop(words) if words else card.title
    return card._replace(title=title, fields=fields | last)


_WORDS = ("text", "title", "source")
"""The fields of a card that say in words what it is, the first that it has."""


def _stands_alone(spec: CommandSpec) -> bool:
    return bool(spec.rows) and spec.name not in _WITH_ARGUMENTS


def _cited(citation: Citation, remarks: Sequence[str]) -> Cited:
    # Only remarks have commands.
    from gasp_cli.cli.hints import with_commands

    text = translate(write_citations([citation], CitationStyle.TEXT)).rstrip("\n")
    return Cited(text, [translate(from_gasp(with_commands(remark))) for remark in remarks])


def failure(command: Command, error: GaspError) -> View:
    """An error as a view."""
    return View(command, msg("Cannot be shown"), _failed(error, Page("", "", [])))


def keys_view() -> View:
    """All keys as a view."""
    rows = [[span(key.shown, CellStyle.OWN), span(key.meaning)] for key in KEYS]
    blocks: list[Any] = [line(), grid(rows)]
    return View(("explore", "--help"), msg("Keys"), _pages(Page(msg("Keys"), "", blocks)))


def _under(page: Page, draw: Draw) -> Draw:
    def both(screen: LineScreen) -> Iterator[None]:
        yield from screen.blocks(page)
        screen.print()
        yield from draw(screen)

    return both


def _pages(*pages: Page) -> Draw:
    def draw(screen: LineScreen) -> Iterator[None]:
        for page in pages:
            yield from screen.blocks(page)

    return draw


def _failed(error: GaspError, page: Page) -> Draw:
    def draw(screen: LineScreen) -> Iterator[None]:
        tell(screen, error)
        yield from screen.blocks(page)

    return draw


def tell(screen: LineScreen, error: GaspError) -> None:
    """Draw an error: what is wrong, and what to do."""
    # Only errors have remedies.
    from gasp_cli.cli.hints import with_commands

    screen.text(with_commands(error.message), "bold")
    if error.hint:
        screen.text(with_commands(error.hint))


def _answer(answer: ResultSet, fields: Sequence[str] | None = None) -> Draw:
    def draw(screen: LineScreen) -> Iterator[None]:
        if answer.rows:
            yield from screen.answer(answer, fields)
        else:
            screen.text(answer.title, "bold")
            screen.muted(answer.why_empty)

    return draw


def _card(card: Card) -> Draw:
    return lambda screen: screen.card(card)
