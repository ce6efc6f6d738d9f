\* run: eval %s -e Saved
\* exit: 152
---- MODULE fail_files_unasked ----
EXTENDS Json
Saved == JsonSerialize("saved.json", <<1, 2>>)
====
