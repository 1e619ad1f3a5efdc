"""The workbench in the browser: ``streamlit run workbench.py``."""

from pathlib import Path

import streamlit as st

from alignment.ui.parts.head import show_login
from alignment.ui.state import keep_address, login_state

UI = Path(__file__).parent / "alignment/ui"
st.set_page_config(page_title="Alignment workbench", page_icon=UI / "icon.png", layout="wide")
st.html(UI / "parts/looks.css")
keep_address()
pages = [
    st.Page("alignment/ui/pages/texts.py", title="Texts", icon=":material/library_books:", default=True),
    st.Page("alignment/ui/pages/review.py", title="Review", icon=":material/compare_arrows:"),
    st.Page("alignment/ui/pages/audit.py", title="Confirm many", icon=":material/done_all:"),
    st.Page("alignment/ui/pages/second.py", title="Second review", icon=":material/rule:"),
    st.Page("alignment/ui/pages/people.py", title="People", icon=":material/group:"),
    st.Page("alignment/ui/pages/history.py", title="History", icon=":material/history:"),
    st.Page("alignment/ui/pages/glossary.py", title="Glossary", icon=":material/dictionary:"),
    st.Page("alignment/ui/pages/finish.py", title="Finish", icon=":material/task_alt:"),
    st.Page("alignment/ui/pages/export.py", title="Export", icon=":material/description:"),
]
if login_state() is False:
    st.navigation(pages, position="hidden")
    show_login()
else:
    st.navigation(pages, position="top").run()
