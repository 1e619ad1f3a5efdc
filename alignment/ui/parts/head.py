"""The head of a page: its title, and who acts. With Streamlit's login switched on, nobody acts without it."""

from __future__ import annotations

import streamlit as st
from streamlit.errors import StreamlitAuthError, StreamlitMissingAuthlibError

from alignment.ui.parts.markdown import plain
from alignment.ui.state import login_state, name_reviewer, providers, reviewer

NO_AUTHLIB = "Nobody can log in: Authlib is missing (install it with pip install Authlib and start the workbench again)"


def head(title: str) -> None:
    """Show the title of a page, and beside it who acts."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(title, anchor=False, width="stretch")
        who_acts()


def who_acts() -> None:
    """Say who acts on this page: who has logged in, and can log out, or else a name that can be given here."""
    if login_state() is None:
        named = st.text_input(
            "Reviewer", reviewer(), max_chars=80, key="reviewer-name", width=200, icon=":material/person:"
        )
        name_reviewer(named)
    elif login_state():
        with st.popover(plain(reviewer()), icon=":material/person:", key="reviewer"):
            st.button("Log out", icon=":material/logout:", on_click=st.logout)


def show_login() -> None:
    """Ask who is there to log in, with whichever provider is set up."""
    st.title("Alignment workbench", anchor=False)
    st.write("Log in to go on: what you do here is written down under your name.")
    for provider in providers():
        label = f"Log in with {plain(provider)}" if provider else "Log in"
        if st.button(label, key=f"login-{provider}", icon=":material/login:", type="primary"):
            try:
                st.login(provider or None)
            except StreamlitMissingAuthlibError:
                st.error(plain(NO_AUTHLIB), icon=":material/error:")
            except StreamlitAuthError as error:
                st.error(plain(f".streamlit/secrets.toml: {error}"), icon=":material/error:")
