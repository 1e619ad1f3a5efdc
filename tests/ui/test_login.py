"""Who acts: the name in a page's head, or, where it is switched on, whoever has logged in with Streamlit's login."""

from __future__ import annotations

from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from alignment.project import Project
from alignment.ui import state
from alignment.ui.parts.markdown import plain

ROOT = Path(__file__).parents[2]
PAGES = sorted(path.name for path in (ROOT / "alignment/ui/pages").glob("*.py"))
CLIENT = {"client_id": "workbench", "client_secret": "of a test", "server_metadata_url": "https://login.invalid"}
AUTH = {"redirect_uri": "http://localhost:8501/oauth2callback", "cookie_secret": "a secret of the test's own"}
NOBODY = "reviewer: nobody is logged in (log in, and do it again)"


@pytest.fixture(autouse=True)
def root(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    st.cache_resource.clear()
    monkeypatch.setenv("WORKBENCH_ROOT", str(project.root))


def opened(file: str, auth: dict[str, object] | None = None, **user: object) -> AppTest:
    page = AppTest.from_file(str(ROOT / file), default_timeout=30)
    if auth is not None:
        page.secrets["auth"] = auth
    page.user = user
    return page


def logged_out(**auth: object) -> AppTest:
    return opened("workbench.py", AUTH | auth, is_logged_in=False)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_says_who_acts_and_takes_another_name(name: str) -> None:
    page = opened(f"alignment/ui/pages/{name}").run()
    assert not page.exception
    page.text_input(key="reviewer-name").set_value("anna").run()
    assert page.session_state[state.REVIEWER] == "anna"


def test_where_one_must_log_in_nothing_else_is_shown_and_no_name_is_asked_for() -> None:
    page = logged_out(**CLIENT).run()
    assert not page.exception
    assert [button.label for button in page.button] == ["Log in"]
    assert [len(page.text_input), len(page.selectbox), len(page.dataframe)] == [0, 0, 0]


def test_each_provider_has_a_button() -> None:
    page = logged_out(keycloak=CLIENT, google=CLIENT).run()
    assert [button.label for button in page.button] == ["Log in with keycloak", "Log in with google"]


def test_the_button_logs_in_with_its_provider(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted: list[str | None] = []
    monkeypatch.setattr(st, "login", wanted.append)
    logged_out(**CLIENT).run().button[0].click().run()
    logged_out(keycloak=CLIENT).run().button[0].click().run()
    assert wanted == [None, "keycloak"]


def test_without_authlib_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streamlit.user_info.is_authlib_installed", lambda: False)
    page = logged_out(**CLIENT).run().button[0].click().run()
    assert not page.exception
    assert page.error[0].value == plain(
        "Nobody can log in: Authlib is missing (install it with pip install Authlib and start the workbench again)"
    )


@pytest.mark.parametrize(
    ("user", "name"),
    [({"name": "Anna", "email": "anna@example.org"}, "Anna"), ({"email": "anna@example.org"}, "anna@example.org")],
)
def test_who_has_logged_in_acts_under_that_name_and_can_log_out(
    project: Project, user: dict[str, object], name: str
) -> None:
    page = opened("alignment/ui/pages/history.py", is_logged_in=True, **user)
    page.session_state[state.REVIEWER] = "ben"
    page.run()
    assert not page.exception
    assert "reviewer-name" not in page.session_state
    assert page.button[0].label == "Log out"
    page.text_input(key="name-now-field").set_value("before the second review")
    page.button(key="FormSubmitter:name-now-Make a snapshot").click().run()
    assert [moment.who for moment in project.store.moments.named(1)] == [name]


def test_nobody_acts_under_a_name_typed_before_the_login_was_switched_on_or_had_ended(project: Project) -> None:
    page = opened("alignment/ui/pages/history.py", is_logged_in=False)
    page.session_state[state.REVIEWER] = "anna"
    page.run()
    page.text_input(key="name-now-field").set_value("before the second review")
    page.button(key="FormSubmitter:name-now-Make a snapshot").click().run()
    assert [error.value for error in page.error] == [plain(NOBODY)]
    assert project.store.moments.named(1) == ()
