"""The dashboard as its reader meets it: in a browser, from the server to the pixels."""

from __future__ import annotations

import http.client
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from model.dashboard.choices import Choices, on_screen
from model.dashboard.scenario_cache import load
from tests.dashboard.served import CHROMIUM, FLAGS, Served, needs_chromium, served

pytestmark = [needs_chromium, pytest.mark.xdist_group("browser")]
PATIENCE = 60_000
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with served(tmp_path_factory.mktemp("served")) as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A browser, which keeps what the server sends for all pages alike."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = chromium.new_context(viewport=DESK)
        context.set_default_timeout(PATIENCE)
        yield context
        chromium.close()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    yield page
    page.close()


def key(choices: Choices, what: str) -> str:
    """What a chart of some choices says it is drawn of."""
    pair = load(choices.reference), on_screen(choices)
    return ".".join([*(each.digest()[:12] for each in pair), what])


def drawn(page: Any, choices: Choices, what: str = "transit_revenue") -> None:
    """Wait until a chart of some choices is there."""
    page.wait_for_selector(f'[data-drawn="{key(choices, what)}"]')


def test_a_dial_turned_by_keyboard_redraws_the_charts_and_can_be_taken_back(
    server: Served, page: Any
) -> None:
    elsewhere: list[str] = []
    page.on(
        "request",
        lambda request: (
            elsewhere.append(request.url)
            if not request.url.startswith(
                (server.address, f"ws://127.0.0.1:{server.port}", "blob:", "data:")
            )
            else None
        ),
    )
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(server.address)
    drawn(page, Choices())
    before = page.inner_text("#figures-transit_revenue .value")
    page.focus("#turn-russian_blocking")
    page.keyboard.press("End")
    turned = Choices().turned("russian_blocking", 1.0)
    drawn(page, turned)
    assert page.inner_text("#figures-transit_revenue .value") != before
    assert "russian_blocking=1.0" in page.url
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Control+z")
    drawn(page, Choices())
    assert page.inner_text("#figures-transit_revenue .value") == before
    page.click("#redo")
    drawn(page, turned)
    page.click("#reset")
    drawn(page, Choices())
    assert not elsewhere
    assert not faults


def test_quick_turns_end_at_the_last_and_tabs_have_their_own_state(
    server: Served, browser: Any, page: Any
) -> None:
    page.goto(f"{server.address}?scenario=stagnation")
    drawn(page, Choices("stagnation"))
    page.evaluate(
        """async () => {
          const dial = document.getElementById("turn-land_rumours");
          for (const value of [0.1, 0.9, 0.2, 0.8, 0.35]) {
            dial.value = value;
            dial.dispatchEvent(new Event("input"));
            await new Promise((later) => setTimeout(later, 60));
          }
          dial.dispatchEvent(new Event("change"));
        }"""
    )
    last = Choices("stagnation").turned("land_rumours", 0.35)
    drawn(page, last)
    page.wait_for_selector(".busy:not(:has(.spinner))")
    time.sleep(0.5)
    drawn(page, last)
    other = browser.new_page()
    other.goto(f"{server.address}?scenario=no_bri&lang=zh&panel=corridors")
    other.wait_for_selector(
        f'[data-drawn="{key(Choices("no_bri"), "transit_revenue")}"]', timeout=PATIENCE
    )
    drawn(page, last)
    assert other.get_attribute("html", "lang") == "zh"
    assert "哈萨克斯坦" in other.inner_text("h1")
    other.close()


@pytest.mark.parametrize("language", ["ru"])
def test_a_phone_shows_every_panel_without_sideways_scrolling(
    server: Served, page: Any, language: str
) -> None:
    page.set_viewport_size(PHONE)
    page.goto(f"{server.address}?scenario=blocked_by_russia&lang={language}")
    drawn(page, Choices("blocked_by_russia"))
    for panel in ("change", "corridors", "regions", "firms", "reasons", "scenarios"):
        page.click(f"#tab-{panel}")
        page.wait_for_selector(f"#tab-{panel}[aria-selected=true]")
        page.wait_for_timeout(300)
        wide = page.evaluate(
            """() => [...document.querySelectorAll(".page *")].filter((each) => {
              const box = each.getBoundingClientRect();
              return box.width && box.right > innerWidth + 1 && !each.closest(".table-frame, .tabs, svg");
            }).map((each) => each.outerHTML.slice(0, 120))"""
        )
        assert not wide, panel


def test_a_wrong_link_is_answered_in_words_and_the_page_is_there_all_the_same(
    server: Served, page: Any
) -> None:
    page.goto(f"{server.address}?scenario=baselin&land_rumours=7")
    drawn(page, Choices())
    words = page.inner_text("[role=alert]")
    assert "did you mean baseline?" in words
    assert "allowed: 0 to 1" in words


def test_only_this_machine_and_its_own_pages_are_served(server: Served) -> None:
    for header, value in (("Host", "evil.example"), ("Origin", "http://evil.example")):
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
        connection.putrequest("GET", "/", skip_host=header == "Host")
        connection.putheader(header, value)
        connection.endheaders()
        assert connection.getresponse().status == 403
        connection.close()
    for other in {
        each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    }:
        if not other.startswith("127."):
            with pytest.raises(OSError), socket.create_connection((other, server.port), timeout=2):
                pass


def test_an_interrupt_ends_the_server_and_all_its_workers_and_open_pages_say_so(
    server: Served, page: Any
) -> None:
    page.goto(server.address)
    drawn(page, Choices())
    workers = server.family()
    assert len(workers) >= 2
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(20) == 0
    for _ in range(100):
        if not any(Path(f"/proc/{pid}").exists() for pid in workers):
            break
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)
    assert server.process.stderr is not None
    assert server.process.stderr.read() == "Ended.\n"
    page.wait_for_selector(".lost[role=alert]")
