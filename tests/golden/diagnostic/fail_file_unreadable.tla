\* run: check no_such_file.tla
\* exit: 150
